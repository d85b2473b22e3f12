import { expect, test } from 'vitest';
import { byGroup, nextPlanStep } from './leading-order.ts';

test('cases without a plan come first, then by the step that is due next, then those that are done', () => {
  const rows = [
    { id: 'done', row: { steps: { done: 2, of: 2 } } },
    { id: 'unknown', row: { steps: { done: 0, of: 2 } } },
    { id: 'later', row: { steps: { done: 0, of: 2 } }, next: { title: '', dueOn: '2026-11-30' } },
    { id: 'fresh', row: {} },
    { id: 'sooner', row: { steps: { done: 1, of: 2 } }, next: { title: '', dueOn: '2026-11-25' } },
  ];
  expect(byGroup(rows).map(({ group, rows: of }) => [group, of.map(({ id }) => id)])).toEqual([
    ['noPlan', ['fresh']],
    ['inPlan', ['sooner', 'later', 'unknown']],
    ['done', ['done']],
  ]);
});

test('the step due next is the earliest that is not done', () => {
  const finishedAt = '2026-11-23T00:00:00.000Z';
  const steps = [
    { title: '拆除', dueOn: '2026-11-30' },
    { title: '约谈', dueOn: '2026-11-20', finishedAt },
    { title: '公示', dueOn: '2026-11-25' },
  ];
  expect(nextPlanStep(steps)?.title).toBe('公示');
  expect(nextPlanStep(steps.slice(1, 2))).toBeUndefined();
});
