interface ComingTexts {
  readonly title: string;
  readonly headline: string;
  readonly intro: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly meanwhile: string;
}

/** What the door says that is not open yet. */
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
