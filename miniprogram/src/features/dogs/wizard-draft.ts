import { fieldErrors } from '@huzhou/shared/contract/problem';
import { districtOf, districts } from '@huzhou/shared/directory/areas';
import type { Day } from '@huzhou/shared/dogs/day';
import { type Concern, concernsOf, Purpose } from '@huzhou/shared/dogs/eligibility';
import { type DraftForm, RegistrationForm, sexes, wizardSteps } from '@huzhou/shared/dogs/form';
import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import * as z from 'zod/mini';

/** The screens in the order in which they are asked: where it lives first, for the rules depend on it. */
export const steps = ['home', 'dog', 'photos', 'keeper', 'chip'] as const;
export type Step = (typeof steps)[number];

/** A registration on its way, as the device keeps it until it is submitted. */
export const WizardDraft = z.object({
  /** Begins one draft on the server, however often it is tried. */
  key: z.string(),
  /** Once the server has it. */
  dogId: z.optional(z.string()),
  /** Something in it has not been saved on the server. */
  unsaved: z.boolean(),
  step: z.int().check(z.gte(0), z.lte(steps.length - 1)),
  townCode: z.string(),
  address: z.string(),
  movedFrom: z.string(),
  name: z.string(),
  breedCode: z.string(),
  sex: z.optional(z.enum(sexes)),
  neutered: z.optional(z.boolean()),
  colour: z.string(),
  bornOn: z.string(),
  shoulder: z.string(),
  purpose: Purpose,
  photos: z.array(
    z.object({
      key: z.string(),
      keptAs: z.optional(z.string()),
      uploadId: z.optional(z.string()),
      sentAt: z.optional(z.number()),
    }),
  ),
  /** Photos of an earlier visit, which the server has and this device has not. */
  earlierPhotos: z.array(z.string()),
  keeperName: z.string(),
  identityNumber: z.string(),
  phone: z.string(),
  chip: z.string(),
  slip: z.string(),
});
export type WizardDraft = z.infer<typeof WizardDraft>;

export const emptyWizard = (key: string): WizardDraft => ({
  key,
  unsaved: false,
  step: 0,
  townCode: '',
  address: '',
  movedFrom: '',
  name: '',
  breedCode: '',
  colour: '',
  bornOn: '',
  shoulder: '',
  purpose: 'companion',
  photos: [],
  earlierPhotos: [],
  keeperName: '',
  identityNumber: '',
  phone: '',
  chip: '',
  slip: '',
});

export const parseWizard = (value: unknown): WizardDraft | undefined => {
  const read = z.safeParse(WizardDraft, value);
  return read.success ? read.data : undefined;
};

/** What the server has of it, on a device that has nothing. */
export const wizardOf = (dogId: string, key: string, form: DraftForm): WizardDraft => ({
  ...emptyWizard(key),
  dogId,
  townCode: form.home?.townCode ?? '',
  address: form.home?.address ?? '',
  movedFrom: form.movedFrom ?? '',
  name: form.name ?? '',
  breedCode: form.breedCode ?? '',
  sex: form.sex,
  neutered: form.neutered,
  colour: form.colour ?? '',
  bornOn: form.bornOn ?? '',
  shoulder: form.shoulderCm === undefined ? '' : String(form.shoulderCm),
  purpose: form.purpose ?? 'companion',
  earlierPhotos: form.photoIds ?? [],
  keeperName: form.keeper?.name ?? '',
  identityNumber: form.keeper?.identityNumber ?? '',
  phone: form.keeper?.phone ?? '',
  chip: form.chip ?? '',
  slip: form.slip ?? '',
});

/** Numbers are typed with gaps: 「138 0000 0000」. */
const withoutGaps = (text: string): string => text.replace(/[\s-]/g, '');

const given = <Name extends string>(name: Name, text: string): { readonly [N in Name]?: string } =>
  (text.trim() === '' ? {} : { [name]: text.trim() }) as { readonly [N in Name]?: string };

const heightOf = ({ shoulder }: Pick<WizardDraft, 'shoulder'>): number | undefined => {
  const height = Number(shoulder.trim());
  return shoulder.trim() === '' || Number.isNaN(height) || height < 0 || height > 1000 ? undefined : height;
};

/** What is saved: what was left empty is left out. */
export const formOf = (draft: WizardDraft, photoIds: readonly string[]): DraftForm => {
  const { sex, neutered, purpose } = draft;
  const shoulderCm = heightOf(draft);
  const ids = [...draft.earlierPhotos, ...photoIds];
  return {
    keeper: {
      ...given('name', draft.keeperName),
      ...given('identityNumber', draft.identityNumber.toUpperCase()),
      ...given('phone', withoutGaps(draft.phone)),
    },
    home: { ...given('townCode', draft.townCode), ...given('address', draft.address) },
    ...given('name', draft.name),
    ...given('breedCode', draft.breedCode),
    ...(sex === undefined ? {} : { sex }),
    ...(neutered === undefined ? {} : { neutered }),
    ...given('colour', draft.colour),
    ...given('bornOn', draft.bornOn),
    ...(shoulderCm === undefined ? {} : { shoulderCm }),
    purpose,
    ...(ids.length === 0 ? {} : { photoIds: ids }),
    ...given('chip', draft.chip),
    ...given('slip', draft.slip.toUpperCase()),
    ...given('movedFrom', draft.movedFrom),
  };
};

const missing: Readonly<Record<string, string>> = {
  'keeper.name': '请填写饲养人姓名',
  'keeper.identityNumber': '请填写身份证号码',
  'keeper.phone': '请填写 11 位手机号码',
  'home.townCode': '请选择乡镇街道',
  'home.address': '请填写详细住址',
  breedCode: '请选择犬种',
  bornOn: '请选择出生日期',
};

const valueAt = (form: object, field: string): unknown =>
  field.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], form);

export const chipError = (typed: string): string | undefined => {
  if (typed.trim() === '') return undefined;
  const read = readMicrochip(typed);
  return read.ok ? undefined : read.failure.errors?.[0]?.message;
};

/** On which screen a field stands. */
export const stepOf = (field: string): number => {
  const root = field.split('.')[0] ?? '';
  const key = wizardSteps.find(({ fields }) => (fields as readonly string[]).includes(root))?.key ?? 'chip';
  return steps.indexOf(key);
};

/**
 * All that is wrong with it, by the server's own schema, in the order of the screens. Photos count as soon as they are
 * taken: whether they have arrived is another question.
 */
export const checkWizard = (draft: WizardDraft, photoCount: number): readonly FieldError[] => {
  const form = formOf(draft, []);
  const read = z.safeParse(RegistrationForm, form);
  const hasPhotos = photoCount + draft.earlierPhotos.length > 0;
  const formal = (read.success ? [] : fieldErrors(read.error.issues))
    .filter(({ field }) => !(field.startsWith('photoIds') && hasPhotos))
    .map(({ field, message }) => ({
      field,
      message: valueAt(form, field) === undefined ? (missing[field] ?? message) : message,
    }));
  const wrongChip = chipError(draft.chip);
  const chip = wrongChip === undefined ? [] : [{ field: 'chip', message: wrongChip }];
  return [...formal, ...chip].sort((one, other) => stepOf(one.field) - stepOf(other.field));
};

/**
 * What speaks against a registration as far as it is known: said while it is filled in, long before it is submitted.
 * What has not been said yet is taken as harmless.
 */
export const concernsSoFar = (draft: WizardDraft, day: Day): readonly Concern[] => {
  const { townCode, breedCode, bornOn, purpose } = draft;
  const born = /^\d{4}-\d{2}-\d{2}$/.test(bornOn) ? bornOn : '2000-01-01';
  return concernsOf(
    {
      districtCode: districtOf(townCode) ?? districts[0]?.code ?? '',
      townCode,
      breedCode,
      shoulderCm: heightOf(draft) ?? 0,
      bornOn: born,
      purpose,
    },
    day,
  );
};

const concernFields: readonly string[] = ['breedCode', 'shoulderCm', 'bornOn', 'home.address'];

/** Whether the server refused for what a registrar may still allow, and for nothing else. */
export const mayInsist = (errors: readonly FieldError[]): boolean =>
  errors.length > 0 && errors.every(({ field }) => concernFields.includes(field));

/** The message for a field or for anything within it (`photoIds.2`). */
export const messageFor = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;

const fieldsOf: Readonly<Partial<Record<keyof WizardDraft, string>>> = {
  townCode: 'home',
  address: 'home.address',
  keeperName: 'keeper.name',
  identityNumber: 'keeper.identityNumber',
  phone: 'keeper.phone',
  shoulder: 'shoulderCm',
  photos: 'photoIds',
  earlierPhotos: 'photoIds',
};

/** Without what was said about the fields that have just been changed. */
export const withoutTouched = (errors: readonly FieldError[], part: Partial<WizardDraft>): readonly FieldError[] => {
  const touched = Object.keys(part).map((name) => fieldsOf[name as keyof WizardDraft] ?? name);
  return errors.filter(({ field }) => !touched.some((name) => field === name || field.startsWith(`${name}.`)));
};

/** Whether there is anything in it that somebody would miss. */
export const isBegun = (draft: WizardDraft): boolean =>
  draft.dogId !== undefined ||
  draft.photos.length > 0 ||
  [draft.townCode, draft.address, draft.name, draft.keeperName].some((text) => text.trim() !== '');

const draftName = (personId: string, which: string): string => `dog.${personId}.${which}`;

/** Under which name the device keeps a registration: a new one, or one that the server has under this id. */
export const wizardName = (personId: string, dogId: string | undefined, begunHere: string | undefined): string =>
  draftName(personId, dogId === undefined || dogId === begunHere ? 'new' : dogId);
