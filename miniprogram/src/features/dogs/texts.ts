/** Words of dogs for those who keep one. Language: plain Chinese (zh-CN), short, active. */
export const tickTexts = {
  label: '录入、免疫、芯片',
  names: { entered: '录入', vaccinated: '免疫', chipped: '芯片' },
  until: (day: string) => `至 ${day}`,
  since: (day: string) => `${day} 起`,
  done: '已完成',
  lapsed: '已到期',
  notYet: '还没有',
} as const;

export const dueTexts = {
  draft: '登记表还没填完',
  returned: '登记员请您补正，改好再提交',
  submitted: {
    both: '带它去诊疗机构打疫苗、植入芯片',
    vaccinate: '带它去诊疗机构打狂犬疫苗',
    chip: '带它去诊疗机构植入芯片',
    review: '材料齐了，等登记员审核',
  },
  refused: '不予登记，不同意可以申诉',
  appealed: '申诉已收到，等登记员答复',
  lost: '正在帮您找它，有消息马上告诉您',
  offered: '把过户码交给新主人',
  objecting: '过户异议期，期满自动过户',
  coming: '正在过户给您',
  expired: '登记过期了，请续期',
  vaccinateNow: '狂犬免疫到期了，请尽快接种',
  chipNow: '请带它去诊疗机构植入芯片',
  renewBy: (day: string, days: number) => `${day}前续期，还有 ${days} 天`,
  vaccinateBy: (day: string, days: number) => `${day}前打疫苗，还有 ${days} 天`,
  nextVaccination: (day: string) => `下次打疫苗：${day}前`,
  movedOut: '已迁出湖州，迁回时接着用',
  ended: '登记已注销',
  withdrawn: '申请已撤回',
} as const;

export const listTexts = {
  title: '我的犬只',
  register: '登记一只犬',
  goOn: '接着填',
  accept: '接手别人的犬',
  acceptNote: '凭过户码办理',
  verify: '核验犬证',
  verifyNote: '看一张犬证是不是真的',
  tag: '我捡到一只犬',
  tagNote: '按犬牌上的编号联系主人',
  more: '别的事',
  unread: (count: number) => `有人发现它，${count} 条留言`,
  past: '以前的',
  photo: (name: string) => `${name}的照片`,
  empty: {
    title: '还没有登记犬只',
    text: '登记、免疫、植入芯片都办好，手机上就有犬证，走失了也找得回',
    action: '登记一只犬',
  },
} as const;

export const dogTexts = {
  title: '犬只',
  unnamed: '没填完的登记',
  show: '出示犬证',
  goOn: '接着填',
  correct: '去补正',
  facts: '基本情况',
  numberNote: '到诊疗机构报这个号',
  factNames: {
    number: '登记号',
    breed: '犬种',
    colour: '毛色',
    sex: '性别',
    born: '出生',
    height: '肩高',
    purpose: '用途',
    home: '住址',
    keeper: '主人',
    chip: '芯片',
    certificate: '犬证',
  },
  neutered: '已绝育',
  intact: '未绝育',
  centimetres: (height: number) => `${height} 厘米`,
  legacyChip: '旧式芯片，部分读卡器读不出',
  disputedChip: '号码有争议',
  earlierChip: (number: string) => `以前的芯片 ${number}`,
  vaccinations: '免疫记录',
  vaccination: (vaccine: string, day: string) => `${day} ${vaccine}`,
  vaccinationNote: (clinic: string, batch: string, until: string) => `${clinic} · 批号 ${batch} · 有效至 ${until}`,
  recalled: '批次被召回，已失效',
  valid: '有效',
  invalid: '已到期',
  noVaccination: '还没有免疫记录。到诊疗机构接种，由机构登记，不用自己填',
  concerns: '需要登记员决定',
  waived: '申诉已成立',
  refusal: '不予登记',
  appealUntil: (moment: string) => `${moment} 前可以申诉`,
  lostSince: (moment: string, area: string) => `${moment} 在${area}走失。附近的诊疗机构和巡查人员已收到协查`,
  history: '经过',
  me: '我',
  more: '可以办的事',
  wordsHint: '写清原因',
  unsure: '没有等到回音，请再点一次，不会重复办理',
} as const;

export const findingTexts = {
  title: '发现它的人说',
  none: '还没有人留言',
  call: (phone: string) => `打电话 ${phone}`,
  way: '看地点',
  unread: '新留言',
  place: (words: string) => `地点：${words}`,
} as const;

export const tagTexts = {
  title: '犬牌',
  note: '挂在项圈上。捡到的人扫一扫，就能给您留言，看不到您的姓名、电话和住址',
  label: '犬牌二维码',
  see: '看看别人会看到什么',
  copy: '复制犬牌链接',
} as const;

export const transferTexts = {
  title: '过户',
  code: '过户码',
  codeNote: (moment: string) => `交给新主人，${moment} 前有效`,
  copy: '复制过户码',
  accepted: (moment: string) => `新主人已接受。${moment} 前没有异议，就归新主人`,
  incoming: (moment: string) => `${moment} 前没有异议，它就归您`,
  objection: (words: string) => `有人提出异议：${words}`,
  settled: '异议不成立',
} as const;

export const disputeTexts = {
  title: '芯片争议',
  open: (number: string, until: string) => `号码 ${number} 有两只犬登记。${until} 前请双方说明，由登记员决定`,
  decided: '登记员已经决定',
  withdrawn: '对方放弃了这个号码',
  outcomes: { mine: '号码归这只犬', other: '号码归另一只犬' },
  sides: { me: '我说', other: '对方说', earlier: '以前的主人说' },
  state: '我来说明',
  hint: '例如：哪一年、在哪家机构植入的，有什么凭据',
  send: '提交说明',
  sending: '正在提交',
  sent: '说明已收到',
} as const;

export const pageTexts = {
  photos: '凭据照片',
} as const;
