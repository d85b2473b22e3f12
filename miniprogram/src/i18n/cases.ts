import type { ComplaintState } from '@huzhou/shared/complaints/lifecycle';
import type { LegName } from '@huzhou/shared/complaints/policy';

/** What a complaint is called while it is in a state, in the reporter's words. */
export const stateTags: Readonly<Record<ComplaintState, string>> = {
  submitted: '待派单',
  dispatched: '待响应',
  returned: '重新派单',
  responded: '处置中',
  resolved: '核查中',
  closed: '已办结',
  rated: '已评价',
  withdrawn: '已撤回',
};

export const legTexts: Readonly<Record<LegName, string>> = { dispatch: '派单', response: '响应', resolution: '办结' };

/** One sentence on how things stand. `by` is a wall-clock instant: 「今天 18:20」. */
export const sentences = {
  received: (within: string) => `已收到，${within}内派单`,
  reopened: (within: string) => `已重新受理，${within}内派单`,
  dispatchLate: '派单超时了，值班台已收到提醒，正在安排队伍',
  atDesk: (desk: string) => `已收到，${desk}正在安排队伍`,
  dispatched: (unit: string, by: string) => `${unit}已接到派单，${by} 前回复您`,
  responseLate: (unit: string) => `${unit}还没有回复，已超过承诺时间，督办人员已收到提醒`,
  returned: (by: string) => `正在改派更合适的队伍，仍会在${by} 前办结`,
  returnedLate: '正在改派更合适的队伍，已超过承诺时间，督办人员已收到提醒',
  responded: (unit: string, by: string) => `${unit}已接单，预计${by} 前办结`,
  resolutionLate: (unit: string) => `${unit}正在处理，已超过承诺时间，督办人员已收到提醒`,
  resolved: (unit: string) => `${unit}已处置完，指挥中心正在核查`,
  closed: '已办结，请您评价',
  closedForGood: '已办结',
  rated: '已办结，谢谢您的评价',
  withdrawn: '您已撤回这件投诉',
  someTeam: '处置队伍',
} as const;

export const mineTexts = {
  title: '我的投诉',
  empty: { title: '还没有投诉', text: '您提交的投诉会在这里，派单、响应、办结都能看到。', action: '投诉举报' },
  more: '加载更多',
  loadingMore: '正在加载',
  end: '没有更多了',
  submittedAt: (moment: string) => `${moment} 提交`,
  closedAfter: (duration: string) => `用时 ${duration}`,
  running: (leg: string, left: string) => `${leg}${left}`,
  before: (moment: string) => `${moment} 前`,
  checking: '等待核查',
  file: '再报一件',
  /** For a screen reader: the whole row as one sentence. */
  spoken: (kind: string, state: string, place: string, time: string) => `${kind}，${state}，${place}，${time}`,
} as const;

export const caseTexts = {
  title: '投诉详情',
  number: '投诉编号',
  copy: '复制',
  opening: (count: number) => `第 ${count} 次办理`,
  promises: '三项承诺',
  photos: '照片',
  what: '投诉内容',
  kind: '类别',
  place: '地点',
  words: '说明',
  submitted: '提交时间',
  story: '办理经过',
  rating: '我的评价',
  remind: { text: '有进展时，在微信里提醒您', action: '提醒我' },
  canReopenUntil: (moment: string) => `问题还在？${moment} 前可以要求重新办理`,
  missing: '没有这件投诉',
  withdraw: {
    action: '撤回投诉',
    title: '撤回这件投诉？',
    text: '撤回后队伍不再处理，不能恢复。问题还在的话，可以重新投诉。',
    confirm: '撤回投诉',
    busy: '正在撤回',
    done: '已撤回',
  },
  rate: {
    action: '评价',
    title: '办得怎么样？',
    score: '满意程度',
    words: '想说的话',
    placeholder: '哪里好，哪里还不够',
    confirm: '提交评价',
    busy: '正在提交',
    done: '谢谢您的评价',
  },
  reopen: {
    action: '问题还在',
    title: '要求重新办理',
    text: '会马上重新派单，三项承诺重新计时。',
    words: '问题现在是什么样',
    placeholder: '例如：只清了一半，门口还堆着',
    confirm: '重新办理',
    busy: '正在提交',
    done: '已重新受理',
  },
} as const;

/** What happened, as a verb. */
export const storyTexts = {
  submitted: '提交投诉',
  referred: (desk: string) => `转给${desk}安排`,
  dispatched: (unit: string) => `派单给${unit}`,
  returned: '退回，改派其他队伍',
  responded: '已接单',
  resolved: '处置完成，等待核查',
  reworked: '核查没有通过，继续处理',
  closed: '核查通过，办结',
  withdrawn: '撤回投诉',
  rated: (score: string) => `评价：${score}`,
  reopened: '要求重新办理',
  late: (leg: string) => `${leg}超过承诺时间，已提醒督办人员`,
} as const;
