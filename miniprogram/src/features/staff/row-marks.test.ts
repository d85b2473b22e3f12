import { expect, test } from 'vitest';
import { rowMarks } from './row-marks.ts';

const plain = {
  state: 'responded',
  isKey: false,
  goneReported: false,
  unansweredSupervisions: 0,
  source: 'citizen',
} as const;

test('an ordinary case of a citizen carries no mark', () => expect(rowMarks(plain)).toEqual([]));

test('says what presses, then where it came from', () => {
  const marks = rowMarks({
    ...plain,
    isKey: true,
    goneReported: true,
    unansweredSupervisions: 2,
    requested: 'extension',
    source: 'drone',
  });
  expect(marks.map(({ text }) => text)).toEqual(['2 份督办待回复', '申请延期', '来源报已消除', '重点', '无人机']);
});
