// Words of the sheets in which staff give a command: what it is, and who will read what is typed.

import { caseworkTexts } from './staff-casework.ts';
import type { CommandTexts } from './staff-command-texts.ts';
import { keyCaseTexts } from './staff-key-cases.ts';

const chainTexts = {
  dispatch: {
    note: '选一支处置队伍',
    action: '派单',
    title: '派单给哪支队伍',
    busy: '正在派单',
    done: '已派单',
    readers: '',
    words: '',
    placeholder: '',
  },
  respond: {
    note: '告诉市民怎么处理',
    action: '响应',
    title: '告诉市民怎么处理',
    busy: '正在响应',
    done: '已响应，市民会收到您的话',
    readers: '投诉的市民会看到这些话',
    words: '回复市民',
    placeholder: '什么时候去、怎么处理',
  },
  resolve: {
    note: '写明处置结果，附处置后照片',
    action: '办结上报',
    title: '办结上报',
    busy: '正在上报',
    done: '已上报，等待核查',
    readers: '投诉的市民和核查人员会看到文字和照片',
    words: '处置结果',
    placeholder: '做了什么、现在什么样',
  },
  return: {
    note: '不归这支队伍，请派遣员重新派单',
    action: '回退',
    title: '回退给派遣员',
    busy: '正在回退',
    done: '已回退，由值班台重新派单',
    readers: '只有同事看到理由，市民看到「重新派单中」。24 小时办结不重新计时',
    words: '回退理由',
    placeholder: '为什么不归这支队伍、该归谁',
  },
  approve: {
    note: '问题已解决，办结',
    action: '核查通过',
    title: '核查通过，办结',
    busy: '正在办结',
    done: '已办结',
    readers: '投诉的市民会看到这些话',
    words: '核查意见',
    placeholder: '例如：现场照片属实',
  },
  rework: {
    note: '没有做到，退回队伍',
    action: '返工',
    title: '返工',
    busy: '正在退回队伍',
    done: '已退回队伍返工',
    readers: '队伍会看到理由，市民看到「处置中」',
    words: '返工理由',
    placeholder: '哪里没做到、要补什么',
  },
} as const satisfies Readonly<Record<string, CommandTexts>>;

/** By command: each command that staff may give, and no other. */
export const commandTexts = { ...chainTexts, ...caseworkTexts, ...keyCaseTexts } as const;

/** What a tap on the sheet's button does, as a verb. */
export const confirmWords = (command: keyof typeof commandTexts): string => {
  const { action, confirm = action }: CommandTexts = commandTexts[command];
  return confirm;
};

export const sheetTexts = {
  phrases: '常用的话',
  before: '处置前',
  after: '处置后照片',
  afterHint: '同一角度拍，1 到 9 张',
  photosOptional: '照片（可不拍）',
  evidence: '销号依据照片',
  evidenceHint: '能证明问题已解决，1 到 9 张',
  notSent: '有照片没传上，请点「重传」，或删去这张',
  sendingPhotos: '照片上传中',
  restored: '上次没提交的内容还在',
  offline: '没有网络。内容都还在，连上网络后再点一次，不会重复提交',
  unsure: '没有等到回音。内容都还在，请再点一次，不会重复提交',
  changed: (changes: string) => `刚刚有变化：${changes}`,
  gone: '这一步现在不能做了。您写的内容还在，可以复制。',
  already: '上一次提交已经收到，之后的改动没有一起提交',
  more: '更多操作',
  groups: { handle: '办理', desk: '调度', oversee: '督办', key: '重点案件', reporter: '代投诉人' },
  change: (who: string, what: string, clock: string) => `${who} ${what}（${clock}）`,
} as const;

export const teamTexts = {
  search: '搜索队伍或乡镇街道',
  suggested: '按地点和类别推荐',
  sameWork: (work: string) => `${work}队伍`,
  others: '其他队伍',
  returned: '这次已回退过',
  none: (words: string) => `没有找到「${words}」`,
  to: (unit: string) => `派给${unit}`,
  works: (names: readonly string[]) => names.join('、'),
} as const;

export const replyTexts = {
  save: '存为模板',
  manage: '管理模板',
  done: '收起',
  title: '模板名称',
  titlePlaceholder: '例如：油烟已责令整改',
  titleHint: '本队或本辖区的同事都能用',
  confirm: '保存模板',
  saving: '正在保存',
  cancel: '先不存',
  saved: '已存为模板',
  removed: '已删除模板',
  remove: (title: string) => `删除模板「${title}」`,
  removeWord: '删除',
  removing: '正在删除',
} as const;
