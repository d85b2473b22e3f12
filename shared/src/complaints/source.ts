import * as z from 'zod/mini';

/**
 * Where a case came from (案件来源). `citizen` through this product's own client; `hotline` entered by a desk for
 * somebody on the telephone; `12345` and `petition` (信访) handed over by another system; the machine sources sign
 * their calls; `open311` came through the open interface.
 */
export const caseSources = [
  'citizen',
  'hotline',
  '12345',
  'petition',
  'patrol',
  'video',
  'vehicle',
  'drone',
  'open311',
] as const;

export const CaseSource = z.enum(caseSources, '请选择案件来源');
export type CaseSource = (typeof caseSources)[number];

export const sourceNames: Readonly<Record<CaseSource, string>> = {
  citizen: '市民上报',
  hotline: '热线坐席',
  '12345': '12345 热线',
  petition: '信访',
  patrol: '网格巡查',
  video: '视频智能',
  vehicle: 'AI 车载',
  drone: '无人机',
  open311: '开放接口',
};

/**
 * Reporters of these reach us by the duty desk, which rates, reopens and withdraws for them: Open311 has no word for any
 * of it. Behind the other sources stands a machine or an inspector, and nobody's opinion.
 */
export const spokenForSources: readonly CaseSource[] = ['hotline', '12345', 'petition', 'open311'];

/** Letters and visits (信访) are confidential by law: that there is one is for colleagues only. */
export const confidentialSources: readonly CaseSource[] = ['petition'];

/** What a case of another system brings with it. */
export const ExternalRef = z.object({
  /** The source's id in our registry. */
  sourceId: z.string(),
  /** Their number for it. */
  number: z.string(),
  /** Their own deadlines, shown beside ours. */
  respondBy: z.optional(z.iso.datetime({ precision: 3 })),
  resolveBy: z.optional(z.iso.datetime({ precision: 3 })),
});
export type ExternalRef = z.infer<typeof ExternalRef>;
