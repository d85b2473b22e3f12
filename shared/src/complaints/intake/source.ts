import * as z from 'zod/mini';
import { findArea, isWithin } from '../../directory/areas.ts';
import { Instant } from '../../kernel/time.ts';
import { findCategory } from '../category.ts';

/** Sources that see for themselves: they report events with evidence, and may report that the trouble is gone. */
export const machineKinds = ['video', 'vehicle', 'drone', 'patrol'] as const;
/** Desks of others that hand cases over with their number and their deadlines, and want the result back. */
export const handOverKinds = ['12345', 'petition'] as const;
/** Every kind of system that an administrator can register; each is a `CaseSource` of the cases that it brings. */
export const sourceKinds = [...machineKinds, ...handOverKinds, 'open311'] as const;

export const SourceKind = z.enum(sourceKinds, '请选择来源种类');
export type SourceKind = z.infer<typeof SourceKind>;
export type MachineKind = (typeof machineKinds)[number];
export type HandOverKind = (typeof handOverKinds)[number];

const among =
  <Kind extends SourceKind>(kinds: readonly Kind[]) =>
  (kind: SourceKind): kind is Kind =>
    (kinds as readonly SourceKind[]).includes(kind);

export const isMachine = among(machineKinds);
export const isHandOver = among(handOverKinds);

export const SourceId = z.string().check(z.regex(/^src-[0-9a-z-]{4,40}$/, '来源编号不正确'));

/** What a source may bring: an empty list means all. An area stands for everything below it. */
export const SourceScope = z.strictObject({
  categoryCodes: z
    .array(z.string().check(z.refine((code) => findCategory(code) !== undefined, '没有这个类别')), '请列出类别')
    .check(z.maxLength(100, '最多 100 个类别')),
  areaCodes: z
    .array(z.string().check(z.refine((code) => findArea(code) !== undefined, '没有这个区县或乡镇街道')), '请列出区域')
    .check(z.maxLength(100, '最多 100 个区域')),
});
export type SourceScope = z.infer<typeof SourceScope>;

/** A system outside that may bring cases, as the registry holds it; its keys lie beside it. */
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

/** The `reporterId` of the cases that a source brings, and the owner of what it uploads. */
export const sourceReporterId = (sourceId: string): string => `source:${sourceId}`;

export const coversCategory = ({ scope }: Pick<Source, 'scope'>, categoryCode: string): boolean =>
  scope.categoryCodes.length === 0 || scope.categoryCodes.includes(categoryCode);

export const coversArea = ({ scope }: Pick<Source, 'scope'>, areaCode: string): boolean =>
  scope.areaCodes.length === 0 || scope.areaCodes.some((covered) => isWithin(areaCode, covered));
