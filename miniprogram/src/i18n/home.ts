export const homeTexts = {
  greeting: '有事随手报，件件有回音',
  complaints: { title: '投诉举报', line: '拍照就能报，30 秒派单' },
  parking: {
    title: '共享停车',
    line: '机关、国企的空车位，晚上和周末共享',
    next: {
      held: (lot: string, left: string) => `${lot} 等您确认，${left}`,
      soon: (lot: string, duration: string) => `${lot} ${duration}后开始`,
      now: (lot: string) => `${lot} 可以入场了`,
      arrived: (lot: string, left: string) => `停在 ${lot}，${left}`,
    },
  },
  dogs: {
    title: '文明养犬',
    line: '登记、免疫、电子犬证，一次办好',
    next: {
      now: {
        lost: (name: string) => `${name}走失中，正在帮您找`,
        draft: () => '有一只的登记还没填完',
        correct: (name: string) => `${name}的登记等您补正`,
        vaccinate: (name: string) => `${name}该打疫苗了`,
        chip: (name: string) => `${name}该植入芯片了`,
        renew: (name: string) => `${name}的登记该续期了`,
        review: (name: string) => `${name}的登记正在审核`,
      },
      things: { vaccinate: '疫苗', renew: '登记' } as Readonly<Record<string, string>>,
      well: (name: string) => `${name}的录入、免疫、芯片都齐了`,
      in: (name: string, thing = '登记', days: number) => `${name}的${thing}还有 ${days} 天到期`,
    },
  },
  promises: {
    title: '我们的三项承诺',
    note: '每一项全年做到 98% 以上',
    board: '看全市兑现情况',
    kept: '本月达标',
    missed: '本月未达标',
    rows: [
      { promise: 'dispatch', number: '30 秒', name: '派单', text: '交到处置队伍手里' },
      { promise: 'response', number: '30 分钟', name: '响应', text: '队员回复您怎么处理' },
      { promise: 'resolution', number: '24 小时', name: '办结', text: '处理好，并请您评价' },
    ],
  },
  staff: {
    title: '工作台',
    line: '派单、核查、辖区案件',
    waiting: (count: string, left: string) => `${count} 件待办${left === '' ? '' : `，最急的${left}`}`,
    none: '没有待办',
  },
  workplaces: {
    lots: { title: '停车场管理', line: '车位、预约、关闭时段、数据' },
    dogs: { title: '养犬管理', line: '审核、免疫、芯片、走失协查' },
  },
} as const;
