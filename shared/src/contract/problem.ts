import * as z from 'zod/mini';
import { type Failure, type FieldError, failureKinds } from '../kernel/failure.ts';

/** The one error body (RFC 9457). `title` and every message are sentences for a citizen, in Chinese. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Finds the log line of this request. */
  instance: z.string(),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;

export const problemContentType = 'application/problem+json; charset=utf-8';

export const toProblem = (failure: Failure, requestId: string): Problem => {
  const { status, title } = failureKinds[failure.kind];
  return {
    type: `urn:huzhou:problem:${failure.kind}`,
    title: failure.title ?? title,
    status,
    instance: `urn:huzhou:request:${requestId}`,
    ...(failure.errors === undefined ? {} : { errors: failure.errors.map((error) => ({ ...error })) }),
  };
};

/** The kind of failure that a problem document names; undefined when it is none of ours. */
export const problemKind = (problem: Problem): Failure['kind'] | undefined => {
  const kind = problem.type.replace('urn:huzhou:problem:', '');
  return kind in failureKinds ? (kind as Failure['kind']) : undefined;
};

const sentence = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写这一项' : '内容格式不正确';
    case 'too_small':
      if (issue.origin === 'string') return issue.minimum === 1 ? '请填写这一项' : `至少要写 ${issue.minimum} 个字`;
      if (issue.origin === 'array') return `至少要有 ${issue.minimum} 项`;
      return `不能小于 ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `不能超过 ${issue.maximum} 个字`;
      if (issue.origin === 'array') return `不能超过 ${issue.maximum} 项`;
      return `不能大于 ${issue.maximum}`;
    case 'invalid_value':
      return '请从给出的选项中选择';
    case 'unrecognized_keys':
      return `不认识的内容：${issue.keys.slice(0, 5).join('、').slice(0, 80)}`;
    default:
      return '内容格式不正确';
  }
};

/** Marks a message as ours; schema authors write Chinese, zod's own defaults are English. */
const isOurs = (message: string): boolean => /[\u4e00-\u9fff]/.test(message);

/** Schema issues as field errors, at most twenty, with paths like `place.point.longitude`. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.slice(0, 20).map((issue) => ({
    field: issue.path.map(String).join('.'),
    message: isOurs(issue.message) ? issue.message : sentence(issue),
  }));
