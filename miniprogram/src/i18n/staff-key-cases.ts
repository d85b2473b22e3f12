// Words of supervision and of key cases: 督办, 包案, 一案一策, 销号.
import type { CommandTexts } from './staff-commands.ts';

export const keyCaseTexts = {
  supervise: {
    action: '督办',
    note: '发督办单，要求限时回复',
    title: '发督办单',
    busy: '正在发出',
    done: '督办单已发出',
    readers: '承办队伍和值班台看到，回复后才能办结上报',
    words: '督办要求',
    placeholder: '要做什么、回复什么',
  },
  'answer-supervision': {
    action: '回复督办',
    note: '回复督办单，之后才能办结上报',
    title: '回复督办单',
    busy: '正在回复',
    done: '已回复督办',
    readers: '督办员和同事看到，市民看不到',
    words: '回复',
    placeholder: '做了什么、什么时候办完',
  },
  'make-key': {
    action: '列为重点',
    note: '由领导包案，一案一策，逐件销号',
    title: '列为重点案件',
    busy: '正在提交',
    done: '已列为重点，系统会指定包案领导',
    readers: '只有同事看到',
    words: '列为重点的理由',
    placeholder: '为什么要领导包案',
  },
  'set-plan': {
    action: '一案一策',
    note: '写方案，分步骤定日期',
    title: '一案一策',
    busy: '正在保存',
    done: '方案已保存',
    readers: '只有同事看到，按步骤和日期跟进',
    words: '方案',
    placeholder: '问题在哪里，怎么从根上解决',
  },
  'finish-step': {
    action: '完成一步',
    note: '方案的一步做完了',
    title: '方案的一步已完成',
    busy: '正在提交',
    done: '这一步已完成',
    readers: '只有同事看到',
    words: '完成情况',
    placeholder: '做了什么、效果怎么样',
  },
  'strike-off': {
    action: '销号',
    note: '写明依据，附照片，移出台账',
    title: '销号，移出台账',
    busy: '正在销号',
    done: '已销号',
    readers: '只有同事看到',
    words: '销号依据',
    placeholder: '凭什么认为已经解决、不会再犯',
  },
} as const satisfies Readonly<Record<string, CommandTexts>>;

export const planTexts = {
  steps: '步骤和日期',
  title: (index: number) => `第 ${index} 步做什么`,
  titlePlaceholder: '一步一件事',
  dueOn: (index: number) => `第 ${index} 步哪天前完成`,
  add: '加一步',
  remove: (index: number) => `去掉第 ${index} 步`,
  up: (index: number) => `第 ${index} 步上移`,
  down: (index: number) => `第 ${index} 步下移`,
  full: (most: number) => `最多 ${most} 步`,
  again: '保存后，之前的完成记录以新方案为准，经过里仍然能看到。',
  step: '完成哪一步',
  due: (day: string) => `${day} 前`,
  overdue: (days: number) => `已超 ${days} 天`,
  today: '今天到期',
  done: (moment: string) => `${moment} 完成`,
  progress: (done: number, of: number) => `${done} / ${of} 步`,
} as const;

export const keyCardTexts = {
  title: '重点案件',
  since: (reason: string, moment: string) => `${reason} · ${moment} 起`,
  leader: '包案领导',
  noLeader: '正在指定',
  plan: '一案一策',
  noPlan: '还没有方案，由包案领导制定',
  struckOff: (moment: string) => `${moment} 已销号`,
  waiting: '步骤都已完成，等办结后由督办员销号',
  states: { done: '已完成', overdue: '已超期', open: '未完成' },
} as const;

export const supervisionTexts = {
  title: '督办单',
  unanswered: '等待回复',
  answered: (moment: string) => `${moment} 已回复`,
  by: (who: string, moment: string) => `${who} · ${moment}`,
} as const;
