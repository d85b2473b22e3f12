import { RegistrationForm } from '@huzhou/shared/dogs/form';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  checkWizard,
  chipError,
  concernsSoFar,
  emptyWizard,
  formOf,
  mayInsist,
  messageFor,
  parseWizard,
  stepOf,
  steps,
  type WizardDraft,
  withoutTouched,
  wizardName,
  wizardOf,
} from './wizard-draft.ts';

const today = '2026-11-23';
const filled: WizardDraft = {
  ...emptyWizard('key'),
  townCode: '330502001',
  address: '红旗路 12 号 3 幢 201',
  name: '豆豆',
  breedCode: 'corgi',
  sex: 'male',
  neutered: true,
  colour: '黄白',
  bornOn: '2024-05-01',
  shoulder: '30',
  earlierPhotos: ['abcdefghijklmnopqrstuv'],
  keeperName: '沈知行',
  identityNumber: '11010519491231002x',
  phone: '138 0000 0000',
};
const wrong = (part: Partial<WizardDraft>) => checkWizard({ ...filled, ...part }, 0).map(({ field }) => field);

test('what is whole is taken, as the server takes it', () => {
  expect(checkWizard(filled, 0)).toEqual([]);
  expect(z.safeParse(RegistrationForm, formOf(filled, [])).success).toBe(true);
});

test('what is missing is said field by field, in the order of the screens', () => {
  const errors = checkWizard(emptyWizard('key'), 0);
  const places = errors.map(({ field }) => stepOf(field));
  expect(places).toEqual([...places].sort());
  expect(new Set(places).size).toBe(steps.length - 1);
  expect(messageFor(errors, 'keeper.phone')).toBe('请填写 11 位手机号码');
  expect(messageFor(errors, 'home.townCode')).toBe('请选择乡镇街道');
  for (const { message } of errors) expect(message).toMatch(/[\u4e00-\u9fff]/);
});

test('photos count as soon as they are taken', () => {
  expect(wrong({ earlierPhotos: [] })).toEqual(['photoIds']);
  expect(checkWizard({ ...filled, earlierPhotos: [] }, 1)).toEqual([]);
});

test('a chip is judged by its own rules, a height and an identity number by theirs', () => {
  expect(wrong({ chip: '999 000000012345' })).toEqual(['chip']);
  expect(chipError('156 0000 0001 2345')).toBeUndefined();
  expect(wrong({ shoulder: '三十' })).toEqual(['shoulderCm']);
  expect(wrong({ identityNumber: '110105194912310021' })).toEqual(['keeper.identityNumber']);
});

test('what speaks against it is said while it is filled in, and nothing of what has not been said', () => {
  const codes = (part: Partial<WizardDraft>) =>
    concernsSoFar({ ...emptyWizard('key'), ...part }, today).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ breedCode: 'akita' })).toEqual(['banned-breed']);
  expect(codes({ bornOn: '2026-10-01' })).toEqual(['too-young']);
  expect(codes({ townCode: '330502001', shoulder: '62' })).toEqual(['too-tall']);
  expect(codes({ townCode: '330502001', shoulder: '61' })).toEqual([]);
  expect(codes({ townCode: '330502001', shoulder: '62', breedCode: 'akita', purpose: 'guide' })).toEqual([]);
});

test('only what a registrar may allow is insisted on', () => {
  expect(mayInsist([{ field: 'home.address', message: '每户限养一只犬' }])).toBe(true);
  expect(
    mayInsist([
      { field: 'breedCode', message: '' },
      { field: 'slip', message: '' },
    ]),
  ).toBe(false);
  expect(mayInsist([])).toBe(false);
});

test('what the server has comes back as it was typed', () => {
  const resumed = wizardOf('HQ20261123-0000000000', 'key', formOf(filled, []));
  expect(formOf(resumed, [])).toEqual(formOf(filled, []));
  expect(parseWizard(JSON.parse(JSON.stringify(resumed)))).toEqual(JSON.parse(JSON.stringify(resumed)));
  expect(parseWizard({ step: 9 })).toBeUndefined();
});

test('a change settles what was said about it', () => {
  const errors = [
    { field: 'home.townCode', message: '' },
    { field: 'shoulderCm', message: '' },
    { field: 'photoIds.0', message: '' },
  ];
  expect(withoutTouched(errors, { townCode: '330502001' })).toHaveLength(2);
  expect(withoutTouched(errors, { shoulder: '30' }).map(({ field }) => field)).toEqual(['home.townCode', 'photoIds.0']);
  expect(withoutTouched(errors, { photos: [] })).toHaveLength(2);
});

test('a dog that was begun here is gone on with here', () => {
  const fresh = wizardName('p', undefined, undefined);
  expect(wizardName('p', 'HQ1', 'HQ1')).toBe(fresh);
  expect(wizardName('p', 'HQ2', 'HQ1')).not.toBe(fresh);
  expect(wizardName('q', undefined, undefined)).not.toBe(fresh);
});
