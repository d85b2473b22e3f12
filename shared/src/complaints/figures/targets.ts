/** What the city promised for its figures, as dated data: the bureau's 2025 work plan (湖综执〔2025〕3号). */
export const targets = {
  inForceSince: '2025-01-01',
  /** 即时响应率, 及时反馈率, 按时办结率, and 派单及时率 with them. */
  promise: 0.98,
  /** 回复率 and 化解率 of key cases. */
  keyCases: 1,
} as const;

/** Fewer than this many, and a rate says more about chance than about the city: it is marked. */
export const smallBelow = 30;
