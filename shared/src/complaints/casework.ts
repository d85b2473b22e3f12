import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';

/** Why a case is not accepted (不予受理), from a list: each sentence is what the reporter reads. */
export const declineReasons = {
  'not-ours': '不属于城市管理职责范围',
  'no-such-trouble': '现场核实没有发现所反映的问题',
  'in-court': '已进入诉讼、仲裁或行政复议程序',
  'already-decided': '同一问题已有正式处理决定，且没有新的情况',
  'not-clear': '内容不清，且无法与反映人取得联系',
  'not-in-huzhou': '发生地点不在湖州市',
} as const;
export type DeclineReason = keyof typeof declineReasons;
export const declineReasonCodes = Object.keys(declineReasons) as [DeclineReason, ...DeclineReason[]];
export const DeclineReason = z.enum(declineReasonCodes, '请选择不予受理的理由');

/** Bodies outside the bureau to which cases are often transferred (移送); another may be named in words. */
export const outsideBodies = [
  '湖州市公安局交通警察支队',
  '湖州市公安局',
  '湖州市生态环境局',
  '湖州市住房和城乡建设局',
  '湖州市市场监督管理局',
  '湖州市交通运输局',
  '湖州市水利局',
  '湖州市自然资源和规划局',
  '国网湖州供电公司',
  '湖州水务集团',
  '湖州燃气集团',
  '中国铁塔湖州分公司',
] as const;

/** A team's request that waits for the supervisor's word: more time, or no clock at all until an instant. */
export const PendingRequest = z.object({
  kind: z.enum(['extension', 'suspension']),
  /** The new deadline that is asked for, or the end of the suspension. */
  until: Instant,
  words: z.string(),
  staffId: z.string(),
  name: z.string(),
  at: Instant,
});
export type PendingRequest = z.infer<typeof PendingRequest>;

/** A supervision note (督办单): it must be answered, and the case cannot be reported done before. */
export const Supervision = z.object({
  /** 1, 2, 3 … within an opening. */
  supervisionId: z.int(),
  words: z.string(),
  name: z.string(),
  staffId: z.string(),
  at: Instant,
  answerBy: Instant,
  answeredAt: z.optional(Instant),
});
export type Supervision = z.infer<typeof Supervision>;

/** The hours a supervision may leave for its answer. */
export const supervisionHours = [1, 2, 4, 8, 24] as const;

export const mostParts = 10;
export const mostAbsorbed = 50;
export const mostSupervisions = 20;
