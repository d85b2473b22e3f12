import { markNames } from '@huzhou/shared/complaints/policy';

/** Words of the components in ui/. */
export const promiseTexts = {
  waiting: '未开始',
  taken: (duration: string) => `用时 ${duration}`,
  takenAtOnce: '不到 1 秒',
  keptAt: (clock: string) => `${clock} 完成`,
  /** For a screen reader: one sentence for each promise. */
  spoken: (label: string, state: string, time: string) => `${label}：${state}，${time}`,
  leftThen: (duration: string) => `还剩 ${duration}`,
  paused: '暂停计时',
  states: {
    waiting: '未开始',
    running: '进行中',
    paused: '暂停计时',
    late: '已超时',
    kept: '按时完成',
    broken: '超时完成',
  },
} as const;

export const ledgerTexts = markNames;

export const photoTexts = {
  take: '拍照',
  choose: '从相册选',
  label: '照片',
  remove: (index: number) => `删除第 ${index} 张照片`,
  retry: '重传',
  view: (index: number) => `查看第 ${index} 张照片`,
  uploading: (percent: number) => `上传中 ${percent}%`,
  queued: '等待上传',
  waiting: '等网络',
  failed: '没传上',
  refused: '照片没有传上，请点「重传」',
  done: '已上传',
  pending: '处理中',
  withheld: '未通过检查',
  count: (count: number, most: number) => `${count} / ${most} 张`,
  before: '处置前',
  after: '处置后',
} as const;

export const categoryTexts = {
  search: '搜索，例如「路灯」「油烟」',
  suggested: '可能是',
  none: (words: string) => `没有找到「${words}」，换个说法，或从下面选`,
} as const;

export const areaTexts = { district: '区县', town: '乡镇街道', unknownTown: '不清楚，只选区县' } as const;

export const mapTexts = {
  label: '位置示意图，点一下移动图钉;不方便点图时，可以选择区县和乡镇街道',
  zoomIn: '放大',
  zoomOut: '缩小',
  kilometres: (count: number) => (count >= 1 ? `${count} 公里` : `${count * 1_000} 米`),
} as const;

export const ratingTexts = {
  label: '满意程度',
  scores: ['很不满意', '不满意', '一般', '满意', '很满意'],
} as const;

export const dateTexts = { choose: '选择日期' } as const;
