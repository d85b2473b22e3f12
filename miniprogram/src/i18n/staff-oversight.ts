// Words of overseeing: the ledger, what waits for approval, the cases that a leader leads, and the way to each.
export const entryTexts = {
  label: '工作入口',
  ledger: '台账',
  requests: '审批',
  leading: '包案',
  search: '查询',
  onBehalf: '代登记',
  dogs: '犬只巡查',
  figures: '数据',
  desk: '值班台',
} as const;

export const ledgerPageTexts = {
  title: '督办台账',
  tabs: '台账颜色',
  area: '换区域',
  areaSheet: '看哪里的台账',
  only: '只看',
  all: '全部',
  key: (count: number) => `重点 ${count}`,
  mine: '我包案的',
  asOf: (clock: string) => `${clock} 的台账，自动更新`,
  empty: {
    red: { title: '没有红色督办', text: '办结超时、回退两次、重复投诉的案件和重点案件会出现在这里。' },
    yellow: { title: '没有黄色预警', text: '响应超时、时限快到、被回退、市民不满意的案件会出现在这里。' },
    blue: { title: '没有蓝色提醒', text: '时限过半的案件会出现在这里。' },
  },
  emptyOnly: { title: '没有符合的案件', text: '换一个颜色，或看全部。' },
  since: (moment: string) => `${moment} 起`,
  moreReasons: (count: number) => `还有 ${count} 条原因`,
  owed: (who: string, before: string, what: string) => `${who} ${before}${what}`,
  dispatching: '正在自动派单',
  steps: {
    dispatch: '派单',
    response: '响应',
    resolution: '办结',
    check: '核查',
    answer: '回复督办',
    resume: '恢复办理',
    plan: '制定一案一策',
    step: '完成方案的下一步',
    strikeOff: '步骤都已完成，等督办员销号',
  },
  leader: (name: string) => `包案 ${name}`,
  noLeader: '正在指定包案领导',
  plan: (done: number, of: number) => `方案 ${done} / ${of} 步`,
  noPlan: '还没有方案',
} as const;

export const scopeTexts = { city: '市', district: '县（区）', town: '乡镇街道', whole: '全部' } as const;

export const requestsTexts = {
  title: '延期和挂账审批',
  empty: { title: '没有待审批的申请', text: '队伍申请延期或挂账时会出现在这里，由您同意或不同意。' },
  open: '看案件',
  gone: '申请已经处理',
  loading: '正在读申请',
} as const;

export const leadingTexts = {
  title: '我包案的',
  empty: { title: '没有您包案的案件', text: '系统指定您包案时会发提醒，案件会出现在这里。' },
  count: (count: number) => `${count} 件`,
  groups: {
    noPlan: '先定方案',
    inPlan: '按方案推进',
    done: '步骤已完成，等销号',
  },
  next: (title: string, due: string) => `下一步：${title}，${due}`,
} as const;
