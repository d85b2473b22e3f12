import { expect, it } from 'vitest';
import { timeErrors } from './times.ts';

const now = '2026-11-23T08:07:00.000Z';

it.each([
  ['the quarter that has begun', '2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z', []],
  ['72 hours', '2026-11-30T10:00:00.000Z', '2026-12-03T10:00:00.000Z', []],
  ['the last day ahead, its last quarter', '2026-12-07T15:45:00.000Z', '2026-12-07T16:00:00.000Z', []],
  ['one day further', '2026-12-07T16:00:00.000Z', '2026-12-07T17:00:00.000Z', [['from', '最多提前 14 天预约']]],
  ['past', '2026-11-23T07:45:00.000Z', '2026-11-23T09:00:00.000Z', [['from', '开始时间已经过了，请重新选择']]],
  [
    'off the quarters',
    '2026-11-23T09:01:00.000Z',
    '2026-11-23T09:16:00.000Z',
    [
      ['from', '请选择整刻钟，例如 18:30'],
      ['to', '请选择整刻钟，例如 18:30'],
    ],
  ],
  ['nothing', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z', [['to', '结束要晚于开始']]],
  ['over 72 hours', '2026-11-30T10:00:00.000Z', '2026-12-03T10:15:00.000Z', [['to', '一次最多停 72 小时']]],
])('%s', (_what, from, to, expected) => {
  expect(timeErrors({ from, to }, now).map(({ field, message }) => [field, message])).toEqual(expected);
});
