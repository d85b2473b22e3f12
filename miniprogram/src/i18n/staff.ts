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
  decide: '审批',
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
  source: '来源',
  internal: '内部',
  gone: (moment: string) => `来源在${moment} 报告问题已消除，请核实`,
  suspended: (moment: string) => `挂账到 ${moment}，期间不计时，到期自动恢复`,
  declined: (reason: string) => `不予受理：${reason}`,
  transferred: (body: string) => `已移送${body}`,
  request: {
    title: '等待审批',
    extension: '申请延期',
    suspension: '申请挂账',
    to: (now: string, wanted: string) => `时限从 ${now} 改到 ${wanted}`,
    until: (moment: string) => `不计时到 ${moment}`,
    by: (who: string, moment: string) => `${who} · ${moment}`,
  },
  external: {
    number: '对方编号',
    respondBy: '对方要求响应',
    resolveBy: '对方要求办结',
    ours: (moment: string) => `我们的时限 ${moment}`,
    earlierNotice: '对方要求的办结时间比我们的时限早',
  },
  related: {
    title: '相关案件',
    main: '主案（本案已并入）',
    parent: '会办主案',
    parts: (done: number, of: number) => `会办 ${done} / ${of} 支队伍已办结`,
    absorbed: '并入本案的',
    repeats: '系统认为是同一问题的',
    due: (moment: string) => `${moment} 前`,
    spoken: (parts: readonly string[]) => parts.join('，'),
  },
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

/** Marks of a row besides its state and colour. */
export const markTexts = {
  supervised: (count: number) => (count === 1 ? '督办待回复' : `${count} 份督办待回复`),
  requested: { extension: '申请延期', suspension: '申请挂账' },
  gone: '来源报已消除',
  key: '重点',
} as const;
