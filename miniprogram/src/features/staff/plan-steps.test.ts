import { expect, test } from 'vitest';
import { moved, withNewStep, withoutStep, withStep } from './plan-steps.ts';

const steps = [
  { title: '约谈业主', dueOn: '2026-11-25' },
  { title: '拆除', dueOn: '2026-11-28' },
];

test('steps are added, changed, moved and removed without touching the others', () => {
  expect(withNewStep(steps)).toEqual([...steps, { title: '', dueOn: '2026-11-28' }]);
  expect(withNewStep([])).toEqual([{ title: '', dueOn: '' }]);
  expect(withStep(steps, 1, { dueOn: '2026-11-30' })).toEqual([steps[0], { title: '拆除', dueOn: '2026-11-30' }]);
  expect(moved(steps, 1, -1)).toEqual([steps[1], steps[0]]);
  expect(moved(steps, 0, -1)).toEqual(steps);
  expect(moved(steps, 1, 1)).toEqual(steps);
  expect(withoutStep(steps, 0)).toEqual([steps[1]]);
});
