/** One mistake in what was sent: where it is (`place.address`, `photoIds.0`) and what to do about it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/**
 * Every way in which the product says no, with its HTTP status and the sentence that a citizen reads when
 * the place of failure has nothing better to say. Closed: a new kind is a decision, not a string.
 */
export const failureKinds = {
  'invalid-input': { status: 400, title: '提交的内容有误，请按提示修改后重试' },
  unauthenticated: { status: 401, title: '登录已过期，请重新登录' },
  forbidden: { status: 403, title: '您没有权限进行这项操作' },
  'not-found': { status: 404, title: '没有找到您要的内容' },
  'out-of-turn': { status: 409, title: '当前状态下不能进行这项操作，请刷新后再看' },
  conflict: { status: 409, title: '内容刚刚被别人更新过，请刷新后重试' },
  'too-large': { status: 413, title: '提交的内容太大，请减少后重试' },
  'unsupported-type': { status: 415, title: '不支持这种内容格式' },
  'idempotency-mismatch': { status: 422, title: '同一个请求编号已用于另一份内容，请重新提交' },
  'too-many-requests': { status: 429, title: '操作太频繁，请稍后再试' },
  unexpected: { status: 500, title: '系统出了点问题，您填写的内容没有丢失，请稍后重试' },
  unavailable: { status: 503, title: '服务暂时不可用，请稍后重试' },
} as const satisfies Record<string, { status: number; title: string }>;

export type FailureKind = keyof typeof failureKinds;

/** A foreseen failure. `title` overrides the kind's own sentence; `errors` names the fields at fault. */
export interface Failure {
  readonly kind: FailureKind;
  readonly title?: string;
  readonly errors?: readonly FieldError[];
  /** Whole seconds after which trying again makes sense (429, 503). */
  readonly retryAfterSeconds?: number;
}

export const failure = (kind: FailureKind, title?: string): Failure =>
  title === undefined ? { kind } : { kind, title };

/** Bad input, said field by field. */
export const invalidInput = (...errors: readonly FieldError[]): Failure => ({ kind: 'invalid-input', errors });
