interface ComingTexts {
  readonly title: string;
  readonly headline: string;
  readonly intro: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly meanwhile: string;
}

/** What the doors say that are not open yet. */
export const parkingTexts: ComingTexts = {
  title: '共享停车',
  headline: '即将开通',
  intro: '机关单位和国有企业的车位，下班后和周末向市民开放。',
  steps: [
    { title: '登记一次车牌', text: '在任何一个区县申请，全市通用' },
    { title: '说好几点到几点', text: '找到走得近的空车位，价格当场看清' },
    { title: '预约就有位', text: '一个车位同一时间只给一个人' },
  ],
  meanwhile: '现在遇到乱停车，可以先投诉举报',
};

export const dogsTexts: ComingTexts = {
  title: '文明养犬',
  headline: '即将开通',
  intro: '登记、免疫、植入芯片，一次办好，手机上就有犬证。',
  steps: [
    { title: '录入', text: '填好主人和犬只的信息' },
    { title: '免疫', text: '到定点机构打疫苗，到期前提醒您' },
    { title: '芯片', text: '犬只走失，扫一扫就能找到家' },
  ],
  meanwhile: '现在遇到不文明养犬，可以先投诉举报',
};

export const comingTexts = { steps: '开通后可以', report: '投诉举报' } as const;
