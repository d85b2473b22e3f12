/** Words that every page may need. Language: plain Chinese (zh-CN), short, active. */
export const commonTexts = {
  appName: '湖州城市服务',
  back: '返回',
  cancel: '先不了',
  close: '关闭',
  retry: '再试一次',
  loading: '正在加载',
  offline: '没有网络，您填写的内容会保留在手机上',
  stale: (time: string) => `没能更新，下面是 ${time} 的情况`,
  optional: '可不填',
  on: '已开',
  off: '已关',
  tooLong: (over: number) => `多了 ${over} 个字，请删减`,
  search: '搜索',
  clear: '清除',
  notAPicture: '这不是照片，请重新选择',
  previous: '上一张',
  next: '下一张',
  photoOf: (index: number, count: number) => `第 ${index} 张，共 ${count} 张`,
} as const;

/** What is said when the network or the server did not answer; the server's own sentences come with its problems. */
export const signInTexts = {
  go: '选择身份',
  title: '选择身份',
  intro: '浏览器里没有微信，先选一个演示身份，随时可以换。',
  now: '当前身份',
  none: { title: '这里没有演示身份', text: '请在微信里搜索「湖州城市服务」使用' },
} as const;

export const failureTexts = {
  offline: { title: '没有网络', text: '连上网络后会自动重试' },
  timeout: { title: '网络太慢，没有等到回应', text: '请换个信号好的地方再试一次' },
  signedOut: { title: '请先选择身份', text: '在浏览器里体验时，先选一个演示身份' },
  unreadable: { title: '收到的内容读不懂', text: '可能是版本太旧，请关闭后重新打开' },
} as const;
