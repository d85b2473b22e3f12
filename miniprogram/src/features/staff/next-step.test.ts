import { type ComplaintCommand, complaintStates } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { personas } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { dispatches, hasDesk, isDecision, isStaffCommand, nextStep, offerOf } from './next-step.ts';
import { caseWith } from './sample-case.ts';

const staff = (name: string) => {
  const persona = personas.find((each) => each.name === name);
  return { staffId: persona?.staffId ?? '', name, grants: persona?.grants ?? [] };
};
const row = { state: 'responded', unansweredSupervisions: 0 } as const;
const stepsOf = (name: string) =>
  Object.fromEntries(
    complaintStates.flatMap((state) => {
      const step = nextStep({ ...row, state }, staff(name));
      return step === undefined ? [] : [[state, step]];
    }),
  );
const offered = (commands: readonly ComplaintCommand[], rest: Partial<ComplaintDetail> = {}) =>
  offerOf(caseWith([], { commands: [...commands], ...rest }));

test('a row offers what the role does in that state, and nothing once settled', () => {
  expect(stepsOf('周立行')).toEqual({ dispatched: 'respond', responded: 'resolve' });
  expect(stepsOf('章一鸣')).toEqual({ submitted: 'dispatch', returned: 'dispatch', resolved: 'approve' });
  expect(stepsOf('潘明鉴')).toEqual({ resolved: 'approve' });
  expect(stepsOf('臧克勤')).toEqual({});
});

test('a row says who must act first: the supervisor on a request, the team on a supervision', () => {
  const asked = { ...row, requested: 'suspension' } as const;
  expect(nextStep(asked, staff('潘明鉴'))).toBe('suspend');
  expect(nextStep(asked, staff('周立行'))).toBe('resolve');
  expect(nextStep({ ...row, unansweredSupervisions: 1 }, staff('周立行'))).toBe('answer-supervision');
  expect(isDecision('extend')).toBe(true);
  expect(isDecision('respond')).toBe(false);
});

test('the step forward is the primary one, its other answer stands beside it, the rest in groups', () => {
  expect(offered(['respond', 'return', 'note', 'transfer'])).toEqual({
    primary: 'respond',
    beside: 'return',
    more: [
      { group: 'handle', commands: ['note'] },
      { group: 'desk', commands: ['transfer'] },
    ],
  });
  expect(offered(['rework', 'approve'])).toEqual({ primary: 'approve', beside: 'rework', more: [] });
  expect(offered(['extend', 'refuse-request', 'supervise'])).toMatchObject({
    primary: 'extend',
    beside: 'refuse-request',
  });
  expect(offered(['return'])).toMatchObject({ primary: undefined, more: [{ commands: ['return'] }] });
});

test('a leader is led through a key case: plan, step after step, and no step that is done', () => {
  const commands = ['set-plan', 'finish-step', 'note'] as const;
  const key = { reason: 'named', since: '2026-11-23T00:00:00.000Z' } as const;
  const plan = (finishedAt?: string) => ({
    summary: '',
    setAt: key.since,
    steps: [{ title: '约谈', dueOn: '2026-11-25', ...(finishedAt === undefined ? {} : { finishedAt }) }],
  });
  expect(offered(['set-plan', 'note'], { key }).primary).toBe('set-plan');
  expect(offered(commands, { key: { ...key, plan: plan() } })).toMatchObject({
    primary: 'finish-step',
    more: [{ commands: ['note'] }, { commands: ['set-plan'] }],
  });
  const done = offered(commands, { key: { ...key, plan: plan(key.since) } });
  expect(done.primary).toBeUndefined();
  expect(done.more.flatMap(({ commands: each }) => each)).toEqual(['note', 'set-plan']);
});

test('a late case is supervised, once: not again before there is an answer', () => {
  expect(offered(['supervise', 'note'], { colour: 'yellow' }).primary).toBe('supervise');
  expect(offered(['supervise', 'note']).primary).toBeUndefined();
  const waiting = { supervisionId: 1, words: '', name: '', staffId: '', at: '', answerBy: '' };
  expect(offered(['supervise', 'note'], { colour: 'yellow', supervisions: [waiting] }).primary).toBeUndefined();
});

test("a desk speaks for a reporter on the telephone; one's own case is elsewhere", () => {
  expect(offered(['withdraw', 'note']).more).toEqual([
    { group: 'handle', commands: ['note'] },
    { group: 'reporter', commands: ['withdraw'] },
  ]);
  expect(offered(['withdraw', 'rate', 'reopen'], { isMine: true })).toEqual({
    primary: undefined,
    beside: undefined,
    more: [],
  });
  expect(isStaffCommand('absorb')).toBe(false);
  expect(isStaffCommand('resolve')).toBe(true);
  expect(isStaffCommand(undefined)).toBe(false);
});

test('who has a desk, and whose queue it is', () => {
  expect(hasDesk(staff('周立行'))).toBe(false);
  expect(hasDesk(staff('潘明鉴'))).toBe(true);
  expect(dispatches(staff('潘明鉴'))).toBe(false);
  expect(dispatches(staff('章一鸣'))).toBe(true);
});
