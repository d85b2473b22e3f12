// Words of the staff pages. Colleagues read them on the street: short, what it is and what to do.
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
