import { expect, test } from 'vitest';
import { owedWords, planWords } from './ledger-words.ts';

const now = Date.parse('2026-11-23T08:00:00.000Z');
const team = { owedBy: '月河街道综合执法中队', owedAt: '2026-11-23T10:20:00.000Z', unansweredSupervisions: 0 };

test('says who must do what by when', () => {
  expect(owedWords({ ...team, state: 'dispatched', runningLeg: 'response' }, now)).toBe(
    '月河街道综合执法中队 18:20 前响应',
  );
  expect(owedWords({ ...team, state: 'resolved', owedBy: '吴兴区指挥中心值班台' }, now)).toBe(
    '吴兴区指挥中心值班台 18:20 前核查',
  );
  expect(owedWords({ ...team, state: 'suspended', owedAt: '2026-11-30T15:59:00.000Z' }, now)).toContain('恢复办理');
  expect(owedWords({ state: 'submitted', unansweredSupervisions: 0 }, now)).toBe('正在自动派单');
});

test('a supervision that wants its answer sooner comes first', () => {
  const row = { ...team, state: 'responded', runningLeg: 'resolution', unansweredSupervisions: 1 } as const;
  expect(owedWords({ ...row, nextDueAt: '2026-11-23T12:00:00.000Z' }, now)).toContain('18:20 前回复督办');
  expect(owedWords({ ...row, nextDueAt: team.owedAt }, now)).toContain('18:20 前办结');
});

test('a key case whose work is done waits for its plan, its steps, then to be struck off', () => {
  const row = {
    state: 'closed',
    owedBy: '臧克勤',
    unansweredSupervisions: 0,
    isKey: true,
    leaderName: '臧克勤',
  } as const;
  expect(owedWords(row, now)).toBe('臧克勤 制定一案一策');
  expect(owedWords({ ...row, steps: { done: 1, of: 3 }, owedAt: '2026-11-23T16:00:00.000Z' }, now)).toBe(
    '臧克勤 11月23日 周一 前完成方案的下一步',
  );
  expect(owedWords({ ...row, steps: { done: 3, of: 3 } }, now)).toBe('步骤都已完成，等督办员销号');
  expect(planWords(row)).toBe('包案 臧克勤 · 还没有方案');
  expect(planWords({ ...row, steps: { done: 1, of: 3 } })).toBe('包案 臧克勤 · 方案 1 / 3 步');
  expect(planWords({ isKey: false })).toBeUndefined();
});
