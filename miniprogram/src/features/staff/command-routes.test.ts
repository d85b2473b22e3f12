import { ComplaintCommand, machineCommands } from '@huzhou/shared/complaints/lifecycle';
import { expect, test } from 'vitest';
import { checkDraft } from './command-draft.ts';
import { bodyOf, routeOf } from './command-routes.ts';
import { emptyDraft } from './draft-shape.ts';
import { staffCommands } from './next-step.ts';

const draft = { ...emptyDraft('key', 2), words: '马上到' };
const until = '2026-11-25T00:00:00.000Z';

test('every command that a person may give has a sheet, and sends to its own route', () => {
  expect([...staffCommands].sort()).toEqual(
    ComplaintCommand.options.filter((command) => !machineCommands.includes(command)).sort(),
  );
  for (const command of staffCommands) expect(routeOf[command].id).toBe(`complaints.${command}`);
});

test('each command sends what its route takes, and nothing else', () => {
  expect(bodyOf('dispatch', { ...draft, unitId: 'team-1' }, [])).toEqual({ unitId: 'team-1' });
  expect(bodyOf('respond', draft, ['x'])).toEqual({ words: '马上到' });
  expect(bodyOf('resolve', draft, ['x'])).toEqual({ words: '马上到', photoIds: ['x'] });
  expect(bodyOf('approve', { ...draft, words: ' ' }, [])).toEqual({});
  expect(bodyOf('note', draft, [])).toEqual({ words: '马上到' });
  expect(bodyOf('note', draft, ['x'])).toEqual({ words: '马上到', photoIds: ['x'] });
  expect(bodyOf('decline', { ...draft, words: '', reasonCode: 'not-ours' }, [])).toEqual({ reasonCode: 'not-ours' });
  expect(bodyOf('transfer', { ...draft, body: '湖州水务集团' }, [])).toEqual({ body: '湖州水务集团', words: '马上到' });
  expect(bodyOf('request-extension', { ...draft, until }, [])).toEqual({ until, words: '马上到' });
  expect(bodyOf('supervise', { ...draft, withinHours: 4 }, [])).toEqual({ withinHours: 4, words: '马上到' });
  expect(bodyOf('finish-step', { ...draft, step: 0 }, [])).toEqual({ step: 0, words: '马上到' });
  expect(bodyOf('split', { ...draft, parts: [{ unitId: 'team-1', name: '甲', words: '清运' }] }, [])).toEqual({
    parts: [{ unitId: 'team-1', words: '清运' }],
    words: '马上到',
  });
  expect(bodyOf('set-plan', { ...draft, planSteps: [{ title: '约谈', dueOn: '2026-11-25' }] }, [])).toEqual({
    summary: '马上到',
    steps: [{ title: '约谈', dueOn: '2026-11-25' }],
  });
});

test('a whole draft passes its route', () => {
  const whole = {
    ...draft,
    unitId: 'team-1',
    reasonCode: 'not-ours',
    body: '湖州水务集团',
    until,
    into: 'HZ20261123-ABCDEFGH12',
    withinHours: 4,
    supervisionId: 1,
    step: 0,
    score: 4,
    parts: [{ unitId: 'team-1', name: '甲', words: '清运' }],
    planSteps: [{ title: '约谈', dueOn: '2026-11-25' }],
  };
  for (const command of staffCommands) expect(checkDraft(command, whole, 1), command).toEqual([]);
});

test('what is missing is said beside its field before anything is sent', () => {
  const empty = emptyDraft('key', 0);
  const missing = (command: (typeof staffCommands)[number]) => checkDraft(command, empty, 0).map(({ field }) => field);
  expect(missing('decline')).toEqual(['reasonCode']);
  expect(missing('transfer')).toEqual(['body', 'words']);
  expect(missing('request-suspension')).toEqual(['until', 'words']);
  expect(missing('merge')).toEqual(['into']);
  expect(missing('split')).toEqual(['parts', 'words']);
  expect(missing('set-plan')).toEqual(['summary', 'steps']);
  expect(missing('strike-off')).toEqual(['words', 'photoIds']);
  const parts = [{ unitId: 'team-1', name: '甲', words: '' }];
  expect(checkDraft('split', { ...draft, parts }, 0).map(({ field }) => field)).toEqual(['parts.0.words']);
  const planSteps = [{ title: '约谈', dueOn: '' }];
  expect(checkDraft('set-plan', { ...draft, planSteps }, 0)).toEqual([
    { field: 'steps.0.dueOn', message: '请选择完成日期' },
  ]);
});
