import { dogStates } from '@huzhou/shared/dogs/lifecycle';
import type { DogSummary, Due } from '@huzhou/shared/dogs/view';
import { expect, test } from 'vitest';
import { nextStep } from './next-step.ts';

const today = '2026-11-23';
const step = (state: DogSummary['state'], due: readonly Due[] = [], role: DogSummary['role'] = 'keeper') =>
  nextStep({ state, due: [...due], role }, today);

test('an application says what its keeper can do about it', () => {
  const review: Due = { what: 'review' };
  expect(step('submitted', [{ what: 'vaccinate' }, { what: 'chip' }, review])?.words).toBe(
    '带它去诊疗机构打疫苗、植入芯片',
  );
  expect(step('submitted', [{ what: 'chip' }, review])?.words).toBe('带它去诊疗机构植入芯片');
  expect(step('submitted', [review])).toEqual({ words: '材料齐了，等登记员审核', urgent: false });
});

test('a vaccination is urgent within a month, and more so once it is over', () => {
  const by = (day: string) => step('registered', [{ what: 'vaccinate', by: day }]);
  expect(by('2026-12-24')).toEqual({ words: '下次打疫苗：12月24日前', urgent: false });
  expect(by('2026-12-23')).toEqual({ words: '12月23日前打疫苗，还有 30 天', urgent: true });
  expect(by('2026-11-23')?.words).toBe('11月23日前打疫苗，还有 0 天');
  expect(by('2026-11-22')?.words).toBe('狂犬免疫到期了，请尽快接种');
  expect(by('2027-01-02')?.words).toBe('下次打疫苗：2027年1月2日前');
});

test('what is due first is said first', () => {
  const due: Due[] = [
    { what: 'renew', by: '2026-11-30' },
    { what: 'vaccinate', by: '2026-12-03' },
  ];
  expect(step('expiring', due)?.words).toBe('11月30日前续期，还有 7 天');
});

test('a transfer says whose turn it is', () => {
  expect(step('transferring')?.words).toBe('把过户码交给新主人');
  expect(step('transferring', [{ what: 'transfer' }])?.words).toBe('过户异议期，期满自动过户');
  expect(step('transferring', [], 'next-keeper')?.words).toBe('正在过户给您');
});

test('a registered dog that owes nothing says nothing; every other state has its words', () => {
  for (const state of dogStates) expect(step(state) === undefined).toBe(['registered', 'expiring'].includes(state));
});
