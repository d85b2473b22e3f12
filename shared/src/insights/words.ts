import type { PromiseName } from '../complaints/figures/counter.ts';

/** What a figure is called, what it means, and what is in neither part of it: the page and docs/figures.md say the same. */
export interface FigureWords {
  readonly name: string;
  readonly means: string;
  readonly excludes: string;
}

export const promiseWords: Readonly<Record<PromiseName, FigureWords>> = {
  dispatch: {
    name: '派单及时率',
    means: '受理后 30 秒内派到处置队伍的，占已到期派单的比例。',
    excludes: '还没到 30 秒的不计；30 秒内撤回、不予受理或移送的不计。',
  },
  response: {
    name: '即时响应率',
    means: '派单后 30 分钟内有人响应的，占应响应的比例；自动回复不算响应。每派一次算一次。',
    excludes: '还没到 30 分钟的不计；30 分钟内回退、撤回、不予受理或移送的不计，回退率另列。',
  },
  resolution: {
    name: '按时办结率',
    means: '受理后 24 小时内办结、并经他人核查通过的，占已到期的比例；办结后又重新办理的，不算办结。',
    excludes:
      '还没到时限的（含办完等待核查的）、经批准正在挂账的不计；到时限仍没有核查的算未按时，以后核查通过再算按时；时限内撤回、不予受理或移送的不计。延期按批准的新时限算，延期率、挂账率、重开率另列。',
  },
  feedback: {
    name: '及时反馈率',
    means: '受理后 24 小时内向反映人反馈实质进展的，占已到期的比例；响应和自动回复不算反馈。',
    excludes: '还没到 24 小时的不计；24 小时内撤回的不计。',
  },
};

export const besideWords = {
  reworked: { name: '返工率', means: '核查没有通过、退回重做过的，占核查过的比例。' },
  returned: { name: '回退率', means: '队伍退回重新派单过的，占派过单的比例。' },
  extended: { name: '延期率', means: '经批准延长过时限的，占全部的比例。' },
  suspended: { name: '挂账率', means: '经批准挂账过的，占全部的比例；挂账期间不计时。' },
  reopened: { name: '重开率', means: '办结后又重新办理的，占办结的比例。' },
  satisfied: { name: '满意率', means: '满意（4–5 分）和基本满意（3 分），占参与评价的比例；没有评价的不计。' },
  revived: { name: '重新受理', means: '不予受理或移送后，反映人不认可、又重新办理的件数。' },
  declined: { name: '不予受理', means: '按规定理由不予受理、并告知反映人的件数。' },
  transferred: { name: '移送', means: '移送给责任单位、并告知反映人是谁的件数。' },
  withdrawn: { name: '撤回', means: '反映人撤回的件数，含由坐席或移交单位代为撤回的。' },
  merged: {
    name: '并案',
    means:
      '与另一件是同一个问题、并入那一件的件数，只在那一件里计算各项比率；并案前已经超时的，仍算超时；重点案件并案后仍计入重点案件。',
  },
} as const satisfies Record<string, { readonly name: string; readonly means: string }>;

export const keyWords = {
  replied: { name: '重点案件回复率', means: '已向反映人反馈的，占重点案件中已反馈或已满 24 小时的比例。' },
  resolved: { name: '重点案件化解率', means: '凭证据销号的，占全部重点案件的比例。' },
} as const satisfies Record<string, { readonly name: string; readonly means: string }>;

/** What holds of all figures. */
export const commonWords = {
  cohort:
    '每一件都计在提交的那一天（北京时间），不论哪天办完；以后重新办理的，也回到那一天计算，所以过去的数字会变，只会更准。',
  openings: '重新办理一次，就多一次承诺，单独计算。会办的子案不另计。',
  small: '不足 30 件的比率带有「件数少」标记，不宜据此下结论。',
  percentiles: '用时的中位数和第 95、99 百分位，只计已经完成的，不含挂账时间；误差不超过 5%，只会偏长。',
  recount: '每晚用另一套算法从办理记录重新计算一遍，与公布的数字核对；对不上会报警，并在这里写明。',
} as const;
