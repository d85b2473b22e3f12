import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { expect, test } from 'vitest';
import { rowTime } from './row-time.ts';

const now = Date.parse('2026-11-23T09:10:00.000Z');
const row = (part: Partial<ComplaintSummary>): ComplaintSummary => ({
  complaintId: 'HZ20261123-0000000000',
  state: 'dispatched',
  categoryCode: 'E0102',
  address: '红旗路',
  districtCode: '330502',
  excerpt: '',
  submittedAt: '2026-11-23T09:00:00.000Z',
  opening: 1,
  source: 'citizen',
  isKey: false,
  goneReported: false,
  unansweredSupervisions: 0,
  ...part,
});

test.each([
  ['time left', { runningLeg: 'response', nextDueAt: '2026-11-23T09:22:00.000Z' }, '响应还剩 12 分', '17:22 前'],
  ['over time', { runningLeg: 'resolution', nextDueAt: '2026-11-23T09:07:00.000Z' }, '办结已超 3 分', '17:07 前'],
  ['being checked', { state: 'resolved', nextDueAt: '2026-11-24T09:00:00.000Z' }, '等待核查', '今天 17:00 提交'],
  ['time taken', { state: 'closed', closedAt: '2026-11-23T09:09:00.000Z' }, '用时 9 分', '今天 17:00 提交'],
  ['waiting with authority', { state: 'suspended', nextDueAt: '2026-11-29T09:00:00.000Z' }, '', '今天 17:00 提交'],
  ['declined', { state: 'declined', closedAt: '2026-11-23T09:09:00.000Z' }, '', '今天 17:00 提交'],
  ['withdrawn', { state: 'withdrawn' }, '', '今天 17:00 提交'],
] as const)('%s', (_, part, hero, clock) => expect(rowTime(row(part), now)).toEqual({ hero, clock }));
