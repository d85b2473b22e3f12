import * as z from 'zod/mini';
import { Point } from '../directory/place.ts';
import { Sharing } from './sharing.ts';
import { Tariff } from './tariff.ts';

/** Who a lot belongs to, which decides whether it counts as opened off-hours or as newly public. */
export const ownerKinds = ['public-body', 'state-company', 'public'] as const;
export const OwnerKind = z.enum(ownerKinds, '请选择权属单位类型');
export type OwnerKind = z.infer<typeof OwnerKind>;

export const ownerKindNames: Readonly<Record<OwnerKind, string>> = {
  'public-body': '机关事业单位',
  'state-company': '国有企业',
  public: '公共停车场',
};

/** The two halves of the promise of 2025: spots of public bodies opened off-hours, and public ones that are new. */
export const programmes = ['off-hours', 'added'] as const;
export const Programme = z.enum(programmes, '请选择错时开放或新增公共');
export type Programme = z.infer<typeof Programme>;

export const programmeNames: Readonly<Record<Programme, string>> = {
  'off-hours': '错时开放',
  added: '新增公共',
};

/** How many spots were promised of each (湖州共享停车, 2025). */
export const promisedSpots: Readonly<Record<Programme, number>> = { 'off-hours': 3_000, added: 3_000 };

/** Chosen by the operator, or formed at random; it stands in addresses. */
export const LotId = z
  .string('请选择停车场')
  .check(z.regex(/^[a-z0-9][a-z0-9-]{2,31}$/, '停车场编号用小写字母、数字和短横，3 到 32 个字符'));
export type LotId = z.infer<typeof LotId>;

/** What is painted on the ground, `A-017`; a place of a pooled lot is only counted and bears a made-up one. */
export const SpotId = z
  .string('请填写车位编号')
  .check(z.regex(/^[A-Z0-9][A-Z0-9-]{0,11}$/, '车位编号用大写字母、数字和短横，最多 12 个字符'));
export type SpotId = z.infer<typeof SpotId>;

/** One place for one vehicle. */
export const Spot = z.object({
  spotId: SpotId,
  charger: z.boolean('请选择有无充电桩'),
  accessible: z.boolean('请选择是否无障碍车位'),
  /** Taken out of use: nobody gets it any more, who has it keeps it. */
  retired: z.optional(z.boolean()),
});
export type Spot = z.infer<typeof Spot>;

/** In use, and those out of use with them. */
export const mostSpots = 500;
export const mostKnownSpots = 2_000;

const text = (empty: string, most: number) =>
  z.string(empty).check(z.trim(), z.minLength(2, empty), z.maxLength(most, `不能超过 ${most} 个字`));

/** What an operator says of a lot. */
export const LotDraft = z.strictObject({
  name: text('请填写停车场名称', 40),
  ownerKind: OwnerKind,
  programme: Programme,
  address: text('请填写地址', 120),
  point: Point,
  /** How one finds the way in. */
  entrance: text('请写明入口在哪里', 80),
  /** What drivers must keep to. */
  rules: z.string().check(z.trim(), z.maxLength(400, '不能超过 400 个字')),
  /** Numbered: a driver gets a certain spot. Pooled: any free place of the lot. */
  numbering: z.enum(['numbered', 'pooled'], '请选择编号车位或不固定车位'),
  /** The highest vehicle that gets in, in centimetres; undefined where there is no bar. */
  heightCentimetres: z.optional(
    z.int('请填写限高（厘米）').check(z.gte(150, '限高至少 150 厘米'), z.lte(600, '限高最多 600 厘米')),
  ),
  sharing: Sharing,
  tariff: Tariff,
});
export type LotDraft = z.infer<typeof LotDraft>;

/** A lot as the whole city sees it. */
export const Lot = z.object({
  ...LotDraft.shape,
  lotId: LotId,
  /** The unit of kind `operator` that keeps it. */
  operatorId: z.string(),
  districtCode: z.string(),
  townCode: z.optional(z.string()),
  /** Paused: stays on the list of its operator and takes no bookings. */
  paused: z.boolean(),
  /** Made up, to try the product with. */
  demonstration: z.optional(z.boolean()),
  /** Places in use, and how many of them have a charger. */
  spots: z.int(),
  chargers: z.int(),
  version: z.int(),
});
Lot.register(z.globalRegistry, { id: 'ParkingLot' });
export type Lot = z.infer<typeof Lot>;
