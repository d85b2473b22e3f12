import * as z from 'zod/mini';

/**
 * The columns of the file in which lots and spots are brought and taken away: one line per spot, the lot's own columns
 * repeated. First line: these titles.
 */
export const columns = [
  { key: 'lotId', title: '停车场编号' },
  { key: 'name', title: '停车场名称' },
  { key: 'ownerKind', title: '权属' },
  { key: 'programme', title: '类别' },
  { key: 'address', title: '地址' },
  { key: 'longitude', title: '经度' },
  { key: 'latitude', title: '纬度' },
  { key: 'entrance', title: '入口' },
  { key: 'rules', title: '规则' },
  { key: 'numbering', title: '车位管理' },
  { key: 'height', title: '限高厘米' },
  { key: 'working', title: '工作日开放' },
  { key: 'rest', title: '休息日开放' },
  { key: 'tariff', title: '收费' },
  { key: 'spotId', title: '车位编号' },
  { key: 'charger', title: '充电桩' },
  { key: 'accessible', title: '无障碍' },
] as const;
export type ColumnKey = (typeof columns)[number]['key'];

/** As a file says whether spots bear numbers. */
export const numberingNames = { numbered: '编号', pooled: '不固定' } as const;

/** How many lots one file brings: they are written together or not at all, which the store does for so many. */
export const mostLots = 90;
/** How many errors of a file are told; mended ones bring up the next. */
export const mostErrors = 100;

/** What is wrong with a line (the titles are line 1), and in which column. */
const LineError = z.object({ line: z.int(), column: z.optional(z.string()), message: z.string() });
export type LineError = z.infer<typeof LineError>;

/** `waiting` for its file or its turn, `checking` line by line, `applying`, then `applied` as a whole or `refused`. */
export const importStates = ['waiting', 'checking', 'applying', 'applied', 'refused'] as const;

export const importStateNames: Readonly<Record<(typeof importStates)[number], string>> = {
  waiting: '等待开始',
  checking: '正在检查',
  applying: '正在导入',
  applied: '已导入',
  refused: '有错误，没有导入',
};

export const ImportReport = z.object({
  importId: z.string(),
  state: z.enum(importStates),
  lines: z.int(),
  done: z.int(),
  lots: z.int(),
  spots: z.int(),
  /** What is wrong, the first hundred. */
  errors: z.array(LineError),
  /** How many there are in all. */
  errorCount: z.int(),
});
ImportReport.register(z.globalRegistry, { id: 'ParkingImport' });
export type ImportReport = z.infer<typeof ImportReport>;
