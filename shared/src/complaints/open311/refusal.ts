import * as z from 'zod/mini';

/** One error as the standard writes it: in most cases the code is that of the answer, and people may read the words. */
export const ErrorEntry = z.object({ code: z.int(), description: z.string() });
export type ErrorEntry = z.infer<typeof ErrorEntry>;

export const ErrorList = z.array(ErrorEntry);

/**
 * The only statuses that the standard knows: 403 for a missing or wrong key, 404 for what does not exist, and 400 for
 * everything else, our own failures included. A more precise code may stand in the entry.
 */
export const refusalStatuses = [400, 403, 404] as const;
export type RefusalStatus = (typeof refusalStatuses)[number];

/** An answer that is none: one status, and everything that was wrong. */
export interface Refusal {
  readonly status: RefusalStatus;
  readonly errors: readonly ErrorEntry[];
  readonly retryAfterSeconds?: number;
}

export const badRequest = (description: string): ErrorEntry => ({ code: 400, description });
export const notFound = (description: string): ErrorEntry => ({ code: 404, description });
export const badKey = (description: string): ErrorEntry => ({ code: 403, description });

const statusOf = (errors: readonly ErrorEntry[]): RefusalStatus =>
  ([403, 404] as const).find((status) => errors.some(({ code }) => code === status)) ?? 400;

/** All that is wrong, told at once; a wrong key or a missing thing decides the status. */
export const refuse = (...errors: readonly ErrorEntry[]): Refusal => ({ status: statusOf(errors), errors });

/** Codes beyond the standard's three, all answered with 400. */
export const preciseCodes = {
  tooLarge: 413,
  unsupportedType: 415,
  keyUsedOtherwise: 422,
  tooMany: 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export const tooManyCalls = (retryAfterSeconds: number): Refusal => ({
  ...refuse({ code: preciseCodes.tooMany, description: `调用太频繁，请 ${retryAfterSeconds} 秒后再试` }),
  retryAfterSeconds,
});

export const tooLarge = refuse({ code: preciseCodes.tooLarge, description: '提交的内容太大' });

export const unsupportedType = refuse({
  code: preciseCodes.unsupportedType,
  description: '请以 application/x-www-form-urlencoded（UTF-8）提交',
});

export const keyUsedOtherwise = refuse({
  code: preciseCodes.keyUsedOtherwise,
  description: '同一个 Idempotency-Key 已用于另一份内容',
});

export const unavailable: Refusal = {
  ...refuse({ code: preciseCodes.unavailable, description: '服务暂时不可用，请稍后重试' }),
  retryAfterSeconds: 5,
};

/** `requestId` finds the log line. */
export const unexpected = (requestId: string): Refusal =>
  refuse({
    code: preciseCodes.unexpected,
    description: `系统出了点问题，请稍后重试，或把这个编号告诉我们：${requestId}`,
  });
