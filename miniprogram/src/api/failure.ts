import { Problem, problemKind } from '@huzhou/shared/contract/problem';
import { type FailureKind, type FieldError, failureKinds } from '@huzhou/shared/kernel/failure';
import { failureTexts } from '../i18n/common.ts';

/** Why a call gave no answer: the server's own kinds, or that it was not reached, not understood, or nobody is signed in. */
export type ApiFailureKind = FailureKind | 'offline' | 'timeout' | 'unreadable' | 'signed-out';

/** What a page shows of it. `title` is a sentence for a citizen; `errors` belong beside their fields. */
export interface ApiFailure {
  readonly kind: ApiFailureKind;
  readonly title: string;
  readonly text?: string;
  readonly errors: readonly FieldError[];
  /** Finds the server's log line; worth showing only where nothing else helps. */
  readonly instance?: string;
  readonly retryAfterSeconds?: number;
}

export const offline: ApiFailure = { kind: 'offline', ...failureTexts.offline, errors: [] };
export const timeout: ApiFailure = { kind: 'timeout', ...failureTexts.timeout, errors: [] };
export const unreadable: ApiFailure = { kind: 'unreadable', ...failureTexts.unreadable, errors: [] };
export const signedOut: ApiFailure = { kind: 'signed-out', ...failureTexts.signedOut, errors: [] };

const kindOfStatus = (status: number): FailureKind =>
  (Object.keys(failureKinds) as FailureKind[]).find((kind) => failureKinds[kind].status === status) ??
  (status >= 500 ? 'unavailable' : 'unexpected');

/** Reads an error body. What is none of our documents (a proxy's page) is told by its status alone. */
export const readProblem = (status: number, body: unknown, retryAfter?: string): ApiFailure => {
  const parsed = Problem.safeParse(body);
  const seconds = Number(retryAfter);
  const wait = retryAfter !== undefined && Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {};
  if (!parsed.success) {
    const kind = kindOfStatus(status);
    return { kind, title: failureKinds[kind].title, errors: [], ...wait };
  }
  const { title, errors, instance } = parsed.data;
  return { kind: problemKind(parsed.data) ?? kindOfStatus(status), title, errors: errors ?? [], instance, ...wait };
};

/** The message for one field, by its path as the contract names it; undefined when that field is fine. */
export const fieldMessage = (failure: ApiFailure | undefined, field: string): string | undefined =>
  failure?.errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;
