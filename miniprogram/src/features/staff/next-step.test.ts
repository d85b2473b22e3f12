import { complaintStates } from '@huzhou/shared/complaints/lifecycle';
import { personas } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { dispatches, hasDesk, isStaffCommand, nextStep, offerOf } from './next-step.ts';

const staff = (name: string) => {
  const persona = personas.find((each) => each.name === name);
  return { staffId: persona?.staffId ?? '', name, grants: persona?.grants ?? [] };
};
const stepsOf = (name: string) =>
  Object.fromEntries(
    complaintStates.flatMap((state) => {
      const step = nextStep(state, staff(name));
      return step === undefined ? [] : [[state, step]];
    }),
  );

test('a row offers what the role does in that state, and nothing once settled', () => {
  expect(stepsOf('周立行')).toEqual({ dispatched: 'respond', responded: 'resolve' });
  expect(stepsOf('章一鸣')).toEqual({ submitted: 'dispatch', returned: 'dispatch', resolved: 'approve' });
  expect(stepsOf('潘明鉴')).toEqual({ resolved: 'approve' });
  expect(stepsOf('臧克勤')).toEqual({});
});

test('the step forward is the primary one, what takes it back stands beside it', () => {
  expect(offerOf(['respond', 'return'])).toEqual({ primary: 'respond', others: ['return'] });
  expect(offerOf(['rework', 'approve'])).toEqual({ primary: 'approve', others: ['rework'] });
  expect(offerOf(['return'])).toEqual({ primary: undefined, others: ['return'] });
});

test("the reporter's own commands are not offered to staff", () => {
  expect(offerOf(['withdraw', 'rate', 'reopen'])).toEqual({ primary: undefined, others: [] });
  expect(isStaffCommand('withdraw')).toBe(false);
  expect(isStaffCommand('resolve')).toBe(true);
  expect(isStaffCommand(undefined)).toBe(false);
});

test('who has a desk, and whose queue it is', () => {
  expect(hasDesk(staff('周立行'))).toBe(false);
  expect(hasDesk(staff('潘明鉴'))).toBe(true);
  expect(dispatches(staff('潘明鉴'))).toBe(false);
  expect(dispatches(staff('章一鸣'))).toBe(true);
});
