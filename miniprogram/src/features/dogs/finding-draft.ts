import { fieldErrors } from '@huzhou/shared/contract/problem';
import { Point } from '@huzhou/shared/directory/place';
import { Finding } from '@huzhou/shared/dogs/public-routes';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import * as z from 'zod/mini';

/** What a finder has typed, kept on the device until it is sent. */
export const FindingDraft = z.object({
  words: z.string(),
  place: z.string(),
  point: z.optional(Point),
  phone: z.string(),
});
export type FindingDraft = z.infer<typeof FindingDraft>;

export const emptyFinding = (): FindingDraft => ({ words: '', place: '', phone: '' });

export const parseFinding = (value: unknown): FindingDraft | undefined => {
  const read = z.safeParse(FindingDraft, value);
  return read.success ? read.data : undefined;
};

/** What is sent: what was left empty is left out. */
export const findingOf = ({ words, place, point, phone }: FindingDraft): Finding => {
  const number = phone.replace(/[\s-]/g, '');
  return {
    words: words.trim(),
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    ...(point === undefined ? {} : { point: { longitude: point.longitude, latitude: point.latitude } }),
    ...(number === '' ? {} : { phone: number }),
  };
};

export const checkFinding = (draft: FindingDraft): readonly FieldError[] => {
  const read = z.safeParse(Finding, findingOf(draft));
  return read.success ? [] : fieldErrors(read.error.issues);
};
