import type { ApiFailure } from './failure.ts';

/** No answer came: it may have happened or not. Asking again with the same key finds out. */
const isUnsure = ({ kind }: ApiFailure): boolean =>
  ['offline', 'timeout', 'unexpected', 'unavailable', 'unreadable'].includes(kind);

/** Why it did not work, and what to do, in one sentence. */
export const troubleWords = (failure: ApiFailure, unsure: string): string =>
  isUnsure(failure) ? unsure : (failure.errors[0]?.message ?? failure.title);

/** Refused for good: the same wish with the same key would be refused again for another reason than the true one. */
export const isRefused = (failure: ApiFailure): boolean =>
  !isUnsure(failure) && failure.kind !== 'signed-out' && failure.kind !== 'too-many-requests';
