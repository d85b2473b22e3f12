// Words of what a command is given besides words: reasons, deadlines, the main case, the teams of joint work.
export const fieldTexts = {
  reason: '理由',
  body: '移送单位',
  otherBody: '其他单位',
  ownBody: '单位名称',
  ownBodyPlaceholder: '写全称，例如：中国邮政集团湖州市分公司',
  extension: '延长多久',
  hoursMore: (hours: number) => `${hours} 小时`,
  newDue: (moment: string) => `新的时限：${moment}`,
  nowDue: (moment: string) => `现在的时限：${moment}`,
  atMost: (moment: string) => `最晚可以到 ${moment}`,
  suspension: '挂账到哪天',
  days: (days: number) => `${days} 天`,
  until: (moment: string) => `挂账到 ${moment}，到期自动恢复`,
  otherDay: '其他日期',
  chooseDay: '选择日期',
  hours: '几小时内回复',
  hoursWithin: (hours: number) => `${hours} 小时`,
  answering: '回复哪一份督办单',
  answerBy: (who: string, moment: string) => `${who} · ${moment} 回复`,
  score: '满意程度',
  requested: {
    extension: (who: string, moment: string) => `${who} 申请延期到 ${moment}`,
    suspension: (who: string, moment: string) => `${who} 申请挂账到 ${moment}`,
  },
} as const;

export const mergeTexts = {
  number: '主案编号',
  placeholder: 'HZ 开头的编号',
  repeats: '系统认为是同一问题',
  near: '附近同类、还没办结的',
  noneNear: '附近没有别的同类案件，可以直接填编号',
  looking: '正在查主案',
  into: '将并入这一件',
  missing: '没有找到这个编号，或它不在您的辖区',
  itself: '这就是本案，请填另一件的编号',
  notOpen: (state: string) => `这一件${state}，不能作为主案`,
  isPart: '这一件是会办的子案，请填它的主案',
  after: '并案后本案不再单独办理，投诉人收到主案的进展，办结后一样可以评价。',
} as const;

export const splitTexts = {
  teams: '会办队伍',
  add: '添加队伍',
  addMore: (left: number) => `再添加一支（还能添加 ${left} 支）`,
  task: (team: string) => `${team}做什么`,
  taskPlaceholder: '这支队伍负责哪一部分',
  remove: (team: string) => `去掉${team}`,
  back: '不添加了',
} as const;
