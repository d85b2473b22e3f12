import { findCategory } from '@huzhou/shared/complaints/category';
import { PhotoIds, Submission } from '@huzhou/shared/complaints/submission';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import { locate, Point } from '@huzhou/shared/directory/place';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { OptionalWords, Phone } from '@huzhou/shared/kernel/words';
import * as z from 'zod/mini';

/** What has been filled in so far, as the device keeps it until it is sent. */
export const FilingDraft = z.object({
  /** Sent with every attempt: however often it is tried, the complaint is filed once. */
  idempotencyKey: z.string(),
  step: z.int().check(z.gte(0), z.lte(2)),
  photos: z.array(
    z.object({
      key: z.string(),
      keptAs: z.optional(z.string()),
      uploadId: z.optional(z.string()),
      sentAt: z.optional(z.number()),
    }),
  ),
  categoryCode: z.optional(z.string()),
  address: z.string(),
  areaCode: z.optional(z.string()),
  point: z.optional(Point),
  words: z.string(),
  phone: z.string(),
  anonymous: z.boolean(),
});
export type FilingDraft = z.infer<typeof FilingDraft>;

export const emptyDraft = (idempotencyKey: string): FilingDraft => ({
  idempotencyKey,
  step: 0,
  photos: [],
  address: '',
  words: '',
  phone: '',
  anonymous: false,
});

export const parseDraft = (value: unknown): FilingDraft | undefined => {
  const read = z.safeParse(FilingDraft, value);
  return read.success ? read.data : undefined;
};

/** Whether there is anything in it that somebody would miss. */
export const isBegun = ({ photos, categoryCode, address, words, phone }: FilingDraft): boolean =>
  photos.length > 0 || categoryCode !== undefined || [address, words, phone].some((text) => text.trim() !== '');

export const mayBeAnonymous = (categoryCode: string | undefined): boolean =>
  categoryCode !== undefined && findCategory(categoryCode)?.anonymous === true;

const isAnonymous = ({ anonymous, categoryCode }: FilingDraft): boolean => anonymous && mayBeAnonymous(categoryCode);

/** Numbers are typed with gaps: 「138 0000 0000」. */
const digitsOf = (phone: string): string => phone.replace(/[\s-]/g, '');

/** What is sent: what was left empty is left out, and an anonymous complaint carries no telephone number. */
export const toSubmission = (draft: FilingDraft, photoIds: readonly string[]): z.input<typeof Submission> => {
  const { categoryCode = '', address, areaCode, point, words } = draft;
  const anonymous = isAnonymous(draft);
  const phone = anonymous ? '' : digitsOf(draft.phone);
  return {
    categoryCode,
    place: {
      address: address.trim(),
      ...(areaCode === undefined ? {} : { areaCode }),
      ...(point === undefined ? {} : { point }),
    },
    photoIds: [...photoIds],
    ...(words.trim() === '' ? {} : { words: words.trim() }),
    ...(phone === '' ? {} : { phone }),
    ...(anonymous ? { anonymous } : {}),
  };
};

const issuesOf = (schema: z.core.$ZodType, value: unknown): FieldError[] => {
  const read = z.safeParse(schema, value);
  return read.success ? [] : fieldErrors(read.error.issues);
};

/** The first thing wrong with one field while it is being filled in; what is still empty is not wrong yet. */
const messageOf = (schema: z.core.$ZodType, value: string): string | undefined =>
  value.trim() === '' ? undefined : issuesOf(schema, value)[0]?.message;

export const wordsMessage = (words: string): string | undefined => messageOf(OptionalWords, words);
export const phoneMessage = (phone: string): string | undefined => messageOf(Phone, digitsOf(phone));
/** Too short is said at the end, not while the first letter is typed. */
export const addressMessage = (address: string): string | undefined =>
  address.trim().length < 2 ? undefined : messageOf(Submission.shape.place.shape.address, address);

const photoErrors = (count: number): FieldError[] =>
  count === 0 ? issuesOf(PhotoIds, []).map(({ message }) => ({ field: 'photoIds', message })) : [];

/**
 * All that is wrong with a draft, by the same schema and rules as on the server, in the order of the page. Photos
 * count as soon as they are taken: whether they have arrived is another question.
 */
export const checkDraft = (draft: FilingDraft, photoCount: number): readonly FieldError[] => {
  const submission = toSubmission(draft, []);
  const formal = issuesOf(
    Submission,
    draft.categoryCode === undefined ? { ...submission, categoryCode: undefined } : submission,
  );
  const kind = formal.filter(({ field }) => field === 'categoryCode');
  const place = formal.filter(({ field }) => field.startsWith('place'));
  const located = locate(submission.place);
  const outside = place.length === 0 && !located.ok ? [located.failure] : [];
  const rest = formal.filter(
    ({ field }) => field !== 'photoIds' && !kind.concat(place).some((error) => error.field === field),
  );
  return [...photoErrors(photoCount), ...kind, ...place, ...outside, ...rest];
};

const stepsOfFields: Readonly<Record<string, number>> = { photoIds: 0, categoryCode: 1, place: 1 };

/** On which screen a field stands: 0, 1 or 2. */
export const stepOf = (field: string): number => stepsOfFields[field.split('.')[0] ?? ''] ?? 2;

/** The message for a field or for anything within it (`photoIds.2`). */
export const messageFor = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;

/** Which fields a change touches, as the contract names them. */
export const touchedBy = (part: Partial<FilingDraft>): readonly string[] =>
  Object.keys(part).flatMap((name) => {
    if (name === 'address') return ['place.address'];
    // An area that was picked elsewhere may put a point right, and the other way round.
    if (name === 'areaCode' || name === 'point') return ['place.areaCode', 'place.point'];
    return name === 'photos' ? ['photoIds'] : name === 'categoryCode' ? [name, 'anonymous'] : [name];
  });

/** Without what was said about these fields: they have just been changed. */
export const withoutErrors = (errors: readonly FieldError[], changed: readonly string[]): readonly FieldError[] =>
  errors.filter(({ field }) => !changed.some((name) => field === name || field.startsWith(`${name}.`)));
