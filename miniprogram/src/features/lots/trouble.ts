import type { ApiFailure } from '../../api/failure.ts';

/** No answer came: it may have happened or not. Asking again with the same key finds out. */
const isUnsure = ({ kind }: ApiFailure): boolean =>
  ['timeout', 'unexpected', 'unavailable', 'unreadable'].includes(kind);

/** Why it did not get through, in one sentence: the field's own, the server's, or that nobody knows. */
export const troubleWords = (failure: ApiFailure, unsure: string): string => {
  if (isUnsure(failure)) return unsure;
  return failure.errors[0]?.message ?? failure.title;
};
