import { OnBehalfSubmission } from '@huzhou/shared/complaints/submission';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import { locate, Point } from '@huzhou/shared/directory/place';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import * as z from 'zod/mini';

/** What a desk has written down so far, as the device keeps it until it is sent. */
export const OnBehalfDraft = z.object({
  /** Sent with every attempt: however often it is tried, it is filed once. */
  idempotencyKey: z.string(),
  categoryCode: z.optional(z.string()),
  address: z.string(),
  areaCode: z.optional(z.string()),
  point: z.optional(Point),
  words: z.string(),
  phone: z.string(),
  photos: z.array(
    z.object({
      key: z.string(),
      keptAs: z.optional(z.string()),
      uploadId: z.optional(z.string()),
      sentAt: z.optional(z.number()),
    }),
  ),
});
export type OnBehalfDraft = z.infer<typeof OnBehalfDraft>;

export const emptyOnBehalf = (idempotencyKey: string): OnBehalfDraft => ({
  idempotencyKey,
  address: '',
  words: '',
  phone: '',
  photos: [],
});

export const parseOnBehalf = (value: unknown): OnBehalfDraft | undefined => {
  const read = z.safeParse(OnBehalfDraft, value);
  return read.success ? read.data : undefined;
};

export const isBegunOnBehalf = ({ categoryCode, address, words, phone, photos }: OnBehalfDraft): boolean =>
  categoryCode !== undefined || photos.length > 0 || [address, words, phone].some((text) => text.trim() !== '');

/** Numbers are typed with gaps: 「138 0000 0000」. */
const digitsOf = (phone: string): string => phone.replace(/[\s-]/g, '');

/** What is sent: what was left empty is left out. */
export const toOnBehalf = (draft: OnBehalfDraft, photoIds: readonly string[]): z.input<typeof OnBehalfSubmission> => {
  const { categoryCode = '', address, areaCode, point, words } = draft;
  const phone = digitsOf(draft.phone);
  return {
    categoryCode,
    place: {
      address: address.trim(),
      ...(areaCode === undefined ? {} : { areaCode }),
      ...(point === undefined ? {} : { point }),
    },
    words: words.trim(),
    ...(photoIds.length === 0 ? {} : { photoIds: [...photoIds] }),
    ...(phone === '' ? {} : { phone }),
  };
};

/** All that is wrong with a draft, by the same schema and rules as on the server. */
export const checkOnBehalf = (draft: OnBehalfDraft): readonly FieldError[] => {
  const submission = toOnBehalf(draft, []);
  const read = z.safeParse(
    OnBehalfSubmission,
    draft.categoryCode === undefined ? { ...submission, categoryCode: undefined } : submission,
  );
  const formal = read.success ? [] : fieldErrors(read.error.issues);
  if (formal.some(({ field }) => field.startsWith('place'))) return formal;
  const located = locate(submission.place);
  return located.ok ? formal : [...formal, located.failure];
};

/** Which fields of the contract a change touches. */
const sentAs: Readonly<Partial<Record<keyof OnBehalfDraft, readonly string[]>>> = {
  // An area that was picked elsewhere may put a point right, and the other way round; an address may name both.
  address: ['place.address', 'place.areaCode'],
  areaCode: ['place.areaCode', 'place.point'],
  point: ['place.areaCode', 'place.point'],
  photos: ['photoIds'],
};

/** What is still wrong after these parts were changed. */
export const withoutChanged = (errors: readonly FieldError[], part: Partial<OnBehalfDraft>): readonly FieldError[] => {
  const touched = (Object.keys(part) as (keyof OnBehalfDraft)[]).flatMap((name) => sentAs[name] ?? [name]);
  return errors.filter(({ field }) => !touched.some((name) => field === name || field.startsWith(`${name}.`)));
};
