import * as z from 'zod/mini';
import { findArea, isWithin } from '../directory/areas.ts';
import { Instant } from '../kernel/time.ts';

/**
 * Every kind of system outside that an administrator can register. Which of them may call what, each capability says
 * for itself: cameras, vehicles, drones, patrols, hotlines and petitions bring cases, gates report what drives in and out.
 */
export const sourceKinds = [
  'video',
  'vehicle',
  'drone',
  'patrol',
  '12345',
  'petition',
  'open311',
  'parking-gate',
] as const;

export const SourceKind = z.enum(sourceKinds, '请选择来源种类');
export type SourceKind = z.infer<typeof SourceKind>;

export const SourceId = z.string().check(z.regex(/^src-[0-9a-z-]{4,40}$/, '来源编号不正确'));

const Code = z.string().check(z.minLength(1, '编号不能为空'), z.maxLength(64, '编号不能超过 64 个字'));

/**
 * What a source may bring: an empty list means all. An area stands for everything below it; categories are for sources
 * of cases, lots for gates.
 */
export const SourceScope = z.strictObject({
  categoryCodes: z.array(Code, '请列出类别').check(z.maxLength(100, '最多 100 个类别')),
  areaCodes: z
    .array(z.string().check(z.refine((code) => findArea(code) !== undefined, '没有这个区县或乡镇街道')), '请列出区域')
    .check(z.maxLength(100, '最多 100 个区域')),
  lotIds: z.optional(z.array(Code, '请列出停车场').check(z.maxLength(500, '最多 500 个停车场'))),
});
export type SourceScope = z.infer<typeof SourceScope>;

/** A system outside that signs its calls, as the registry holds it; its keys lie beside it. */
export const Source = z.object({
  sourceId: SourceId,
  kind: SourceKind,
  name: z.string(),
  state: z.enum(['active', 'disabled']),
  scope: SourceScope,
  /** Calls a minute that are answered; the next one is told to wait. */
  perMinute: z.int(),
  /** Where results are pushed to; absent where nobody wants them. */
  webhookUrl: z.optional(z.string()),
  /** Hosts from which evidence may be fetched, as they stand in an address; none: evidence is uploaded only. */
  evidenceHosts: z.array(z.string()),
  createdAt: Instant,
  changedAt: Instant,
});
export type Source = z.infer<typeof Source>;

/** A source of one of these kinds. */
export type SourceOf<Kind extends SourceKind> = Source & { readonly kind: Kind };

/** Who a source is where a person would stand: the reporter of the cases that it brings, the owner of its uploads. */
export const sourceReporterId = (sourceId: string): string => `source:${sourceId}`;

export const coversCategory = ({ scope }: Pick<Source, 'scope'>, categoryCode: string): boolean =>
  scope.categoryCodes.length === 0 || scope.categoryCodes.includes(categoryCode);

export const coversArea = ({ scope }: Pick<Source, 'scope'>, areaCode: string): boolean =>
  scope.areaCodes.length === 0 || scope.areaCodes.some((covered) => isWithin(areaCode, covered));

export const coversLot = ({ scope: { lotIds = [] } }: Pick<Source, 'scope'>, lotId: string): boolean =>
  lotIds.length === 0 || lotIds.includes(lotId);
