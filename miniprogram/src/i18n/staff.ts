import type { commandRoles } from '@huzhou/shared/complaints/rights';

/** Words of the staff pages. Colleagues read them on the street: short, what it is and what to do. */
type StaffCommand = keyof typeof commandRoles;

export const workTexts = {
  notStaff: { title: '这里是工作人员的页面', text: '您的投诉在「我的投诉」里。', action: '回首页' },
  left: '还剩',
  late: '已超',
  check: '核查',
  noDue: '不计时',
  more: '加载更多',
  loadingMore: '正在加载',
  total: (count: number, more: boolean) => (more ? `${count} 件以上` : `${count} 件`),
  /** For a screen reader: the whole row as one sentence. */
  spoken: (parts: readonly string[]) => parts.filter((part) => part !== '').join('，'),
  again: (opening: number) => `第 ${opening} 次办理`,
} as const;

export const queueTexts = {
  title: '待办',
  empty: {
    title: '没有待办',
    text: '派给您队伍的案件会出现在这里，最急的排在最前面。',
  },
  toDesk: { label: '值班台', note: '待派单、待核查、辖区全部' },
} as const;

export const deskTexts = {
  title: '值班台',
  tabs: '值班台分类',
  dispatch: '待派单',
  check: '待核查',
  area: '辖区全部',
  empty: {
    dispatch: { title: '没有待派单', text: '规则派不出去的、队伍回退的案件会出现在这里，需要您选队伍。' },
    check: { title: '没有待核查', text: '队伍办结上报的案件会出现在这里，由您核查。' },
    area: { title: '辖区没有未办结的案件', text: '辖区里所有没有办结的案件会出现在这里。' },
  },
} as const;

export const filterTexts = {
  open: '筛选',
  title: '筛选',
  all: '全部',
  state: '状态',
  colour: '督办颜色',
  kind: '类别',
  none: '没有标记',
  clear: '清除筛选',
  only: (parts: readonly string[]) => `只看：${parts.join('、')}`,
  nothing: { title: '筛选后没有案件', text: '换一个条件，或清除筛选看全部。' },
  show: (count: number) => `看 ${count} 件`,
  counted: (name: string, count: number) => `${name} ${count}`,
} as const;

export const dutyTexts = {
  label: '微信提醒',
  left: (task: number, alarm: number) => `还能收到派单 ${task} 条、预警 ${alarm} 条`,
  none: '现在收不到派单和预警提醒',
  ask: '接收提醒',
  asking: '正在询问',
  accepted: '好的，每同意一次各多收一条',
  refused: '已按您的意思不提醒',
  failed: '没有设置成功，请稍后再试',
} as const;

export const staffCaseTexts = {
  title: '案件',
  missing: { title: '没有这件案件', text: '编号可能不对，或它不在您的辖区。' },
  copy: '复制',
  copied: '编号已复制',
  facts: '投诉内容',
  noWords: '没有文字说明，请看照片',
  submittedAt: '提交时间',
  unit: '承办',
  navigate: '导航过去',
  ledger: '督办标记',
  story: '办理经过',
  mine: { text: '这是您自己提交的投诉，撤回、评价和重新办理在「我的投诉」里。', action: '去看' },
  rating: (score: string) => `评价：${score}`,
} as const;

export const contactTexts = {
  title: '投诉人',
  anonymous: '匿名投诉',
  noPhone: '没有留电话',
  look: '查看电话',
  sheet: '查看投诉人电话',
  warning: '号码只用于办理这件投诉。谁看的、什么时候、为什么，都会留下记录。',
  purpose: '用途',
  placeholder: '例如：到现场找不到位置，电话核实',
  purposes: ['核实具体位置', '核实现场情况', '告知处置结果'],
  confirm: '查看号码',
  busy: '正在查看',
  call: '拨打',
  hide: '收起',
  shown: '离开这个页面后号码会自动收起',
} as const;

interface CommandTexts {
  readonly action: string;
  readonly title: string;
  readonly busy: string;
  readonly done: string;
  /** Who will read what is typed. */
  readonly readers: string;
  readonly words: string;
  readonly placeholder: string;
  readonly phrases: readonly string[];
}

export const commandTexts: Readonly<Record<StaffCommand, CommandTexts>> = {
  dispatch: {
    action: '派单',
    title: '派单给哪支队伍',
    busy: '正在派单',
    done: '已派单',
    readers: '',
    words: '',
    placeholder: '',
    phrases: [],
  },
  respond: {
    action: '响应',
    title: '告诉市民怎么处理',
    busy: '正在响应',
    done: '已响应，市民会收到您的话',
    readers: '投诉的市民会看到这些话',
    words: '回复市民',
    placeholder: '什么时候去、怎么处理',
    phrases: ['已安排队员前往现场，30 分钟内到', '已到现场，正在处理', '已联系责任单位，今天处理完'],
  },
  resolve: {
    action: '办结上报',
    title: '办结上报',
    busy: '正在上报',
    done: '已上报，等待核查',
    readers: '投诉的市民和核查人员会看到文字和照片',
    words: '处置结果',
    placeholder: '做了什么、现在什么样',
    phrases: ['现场已清理干净', '已当场责令改正，现场已恢复', '损坏部位已修复，恢复使用'],
  },
  return: {
    action: '回退',
    title: '回退给派遣员',
    busy: '正在回退',
    done: '已回退，由值班台重新派单',
    readers: '只有同事看到理由，市民看到「重新派单中」。24 小时办结不重新计时',
    words: '回退理由',
    placeholder: '为什么不归这支队伍、该归谁',
    phrases: ['不在我中队辖区', '不属于我中队职责', '需要专业设备，建议派市政管护中队'],
  },
  approve: {
    action: '核查通过',
    title: '核查通过，办结',
    busy: '正在办结',
    done: '已办结',
    readers: '投诉的市民会看到这些话',
    words: '核查意见',
    placeholder: '例如：现场照片属实',
    phrases: ['照片属实，问题已解决', '已电话回访，市民认可'],
  },
  rework: {
    action: '返工',
    title: '返工',
    busy: '正在退回队伍',
    done: '已退回队伍返工',
    readers: '队伍会看到理由，市民看到「处置中」',
    words: '返工理由',
    placeholder: '哪里没做到、要补什么',
    phrases: ['照片看不清处置结果，请补拍', '现场没有清理干净', '照片不是投诉的地点'],
  },
};

export const sheetTexts = {
  phrases: '常用语',
  before: '处置前',
  after: '处置后照片',
  afterHint: '同一角度拍，1 到 9 张',
  notSent: '有照片没传上，请点「重传」，或删去这张',
  sendingPhotos: '照片上传中',
  restored: '上次没提交的内容还在',
  offline: '没有网络。内容都还在，连上网络后再点一次，不会重复提交',
  unsure: '没有等到回音。内容都还在，请再点一次，不会重复提交',
  changed: (changes: string) => `刚刚有变化：${changes}`,
  gone: '这一步现在不能做了。您写的内容还在，可以复制。',
  already: '上一次提交已经收到，之后的改动没有一起提交',
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

/** What happened, as colleagues say it. */
export const staffStoryTexts = {
  submitted: '提交投诉',
  referred: (desk: string) => `转${desk}`,
  dispatched: (unit: string) => `派单给${unit}`,
  returned: '回退',
  responded: '响应',
  resolved: '办结上报',
  reworked: '返工',
  closed: '核查通过，办结',
  withdrawn: '撤回投诉',
  rated: (score: string) => `评价：${score}`,
  reopened: '要求重新办理',
  /** `about` is one of the two below. */
  marked: (leg: string, about: string) => `${leg}${about}`,
  overdue: '超时',
  nearlyOverdue: '即将超时',
  passed: (clock: string) => `${clock} 到点`,
} as const;
