import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { RouteCall } from '@huzhou/shared/contract/route';
import { districtAt } from '@huzhou/shared/directory/place';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { mostSpots, type Spot } from '@huzhou/shared/parking/lot';
import { changeLot, createLot } from '@huzhou/shared/parking/lot-routes';
import * as z from 'zod/mini';
import { changedNames, LotValues } from './lot-values.ts';
import { toSharing } from './sharing-values.ts';
import { pooledSpots, readSpots } from './spot-range.ts';
import { toTariff } from './tariff-values.ts';

/** What the device keeps of a form until it is sent. */
const LotDraft = z.object({
  /** The lot as it was seen when the form was begun; absent for a new one. */
  seen: z.optional(z.object({ version: z.int(), values: LotValues })),
  values: LotValues,
  /** What was sent last and under which key: asked for again after a lost answer, it happens once. */
  attempt: z.optional(z.object({ wish: z.string(), key: z.string() })),
});
export type LotDraft = z.infer<typeof LotDraft>;

export const parseLotDraft = (value: unknown): LotDraft | undefined => {
  const read = z.safeParse(LotDraft, value);
  return read.success ? read.data : undefined;
};

const trimmed = (text: string): string => text.trim();

const heightOf = (typed: string): number | undefined => (trimmed(typed) === '' ? undefined : Number(typed));

/** Either what to send, or what is wrong, field by field. */
export type Checked<Body> = { readonly body: Body } | { readonly errors: readonly FieldError[] };

/** In the words of the form: amounts are typed in yuan, and a point is a tap on the map. */
const asTyped = ({ field, message }: FieldError): FieldError => ({
  field,
  message: field === 'point' ? '请标出停车场的位置' : message.replace('（分）', ''),
});

const pointErrors = ({ point }: LotValues): readonly FieldError[] =>
  point !== undefined && districtAt(point) === undefined
    ? [{ field: 'point', message: '这个位置不在湖州市内，请重新选择' }]
    : [];

const countOf = (typed: string): number => (/^\d{1,4}$/.test(trimmed(typed)) ? Number(typed) : Number.NaN);

const pooled = ({ spots, chargers }: LotValues): readonly Spot[] | FieldError => {
  const count = countOf(spots);
  const withCharger = trimmed(chargers) === '' ? 0 : countOf(chargers);
  if (!(count >= 1 && count <= mostSpots)) return { field: 'spots', message: `请填写车位数，1 到 ${mostSpots}` };
  if (!(withCharger <= count)) return { field: 'chargers', message: '请填写数字，不能多于车位数' };
  return pooledSpots(count, withCharger);
};

const spotsOf = (values: LotValues): readonly Spot[] | FieldError => {
  if (values.numbering === 'pooled') return pooled(values);
  const read = readSpots(values);
  return read.ok ? read.value : read.failure;
};

const common = ({ name, address, point, entrance, rules, sharing, tariff }: LotValues) => ({
  name,
  address,
  point,
  entrance,
  rules,
  sharing: toSharing(sharing),
  tariff: toTariff(tariff),
});

/** All that is wrong with a new lot, by the same schema as on the server. */
export const checkNewLot = (values: LotValues): Checked<RouteCall<typeof createLot>['body']> => {
  const spots = spotsOf(values);
  const height = heightOf(values.height);
  const body = {
    ...common(values),
    ownerKind: values.ownerKind,
    programme: values.programme,
    numbering: values.numbering,
    ...(height === undefined ? {} : { heightCentimetres: height }),
    spots: 'field' in spots ? [] : spots,
  };
  const read = z.safeParse(createLot.input.body, body);
  const formal = read.success ? [] : fieldErrors(read.error.issues).map(asTyped);
  const errors = [
    ...('field' in spots ? [...formal.filter(({ field }) => !field.startsWith('spots')), spots] : formal),
    ...pointErrors(values),
  ];
  return read.success && errors.length === 0 ? { body: read.data } : { errors };
};

/** What of a lot is changed, and nothing else: two who change different things do not undo each other. */
export const checkChange = (
  seen: { readonly version: number; readonly values: LotValues },
  values: LotValues,
): Checked<RouteCall<typeof changeLot>['body']> => {
  const changed = new Set(changedNames(seen.values, values));
  const all = { ...common(values), heightCentimetres: heightOf(values.height) ?? null };
  const body = Object.fromEntries(
    Object.entries(all).filter(([name]) =>
      changed.has((name === 'heightCentimetres' ? 'height' : name) as keyof LotValues),
    ),
  );
  const read = z.safeParse(changeLot.input.body, { version: seen.version, ...body });
  const formal = read.success ? [] : fieldErrors(read.error.issues).map(asTyped);
  const errors = [...formal, ...pointErrors(values)];
  return read.success && errors.length === 0 ? { body: read.data } : { errors };
};

/** Which fields of the contract a change in the form touches. */
const sentAs: Readonly<Partial<Record<keyof LotValues, readonly string[]>>> = {
  height: ['heightCentimetres'],
  numbering: ['numbering', 'spots', 'chargers', 'accessible'],
  spots: ['spots', 'chargers', 'accessible'],
};

/** What is still wrong after these parts were changed. */
export const withoutChanged = (errors: readonly FieldError[], part: Partial<LotValues>): readonly FieldError[] => {
  const touched = (Object.keys(part) as (keyof LotValues)[]).flatMap((name) => sentAs[name] ?? [name]);
  return errors.filter(({ field }) => !touched.some((name) => field === name || field.startsWith(`${name}.`)));
};

/** The message for a field or for anything within it (`sharing.days.working.0.to`). */
export const errorFor = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;

const sections = {
  what: ['name', 'ownerKind', 'programme', 'address', 'point', 'entrance', 'heightCentimetres', 'rules'],
  when: ['sharing'],
  price: ['tariff'],
  spots: ['numbering', 'spots', 'chargers', 'accessible'],
} as const;

/** The first part of the form in which something is wrong. */
export const firstWrongSection = (errors: readonly FieldError[]): keyof typeof sections | undefined =>
  (Object.keys(sections) as (keyof typeof sections)[]).find((section) =>
    sections[section].some((field) => errorFor(errors, field) !== undefined),
  );
