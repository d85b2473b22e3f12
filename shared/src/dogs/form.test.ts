import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DraftForm, IdentityNumber, RegistrationForm, wizardSteps } from './form.ts';

/** A made-up number with a right check digit. */
const identityNumber = '11010519491231002X';
const form = {
  keeper: { name: '沈小满', identityNumber, phone: '13812341234' },
  home: { townCode: '330502001', address: '红旗路 12 号 3 幢 201' },
  name: '豆豆',
  breedCode: 'corgi',
  sex: 'male',
  neutered: true,
  colour: '黄白',
  bornOn: '2024-05-01',
  shoulderCm: 30,
  purpose: 'companion',
  photoIds: ['photo-0000000000000001'],
};

describe('an application', () => {
  it('is whole with what the wizard asks for', () => {
    expect(z.safeParse(RegistrationForm, form).success).toBe(true);
  });

  it('asks in its steps for every field, once', () => {
    const asked = wizardSteps.flatMap(({ fields }) => [...fields]).sort();
    expect(asked).toEqual(Object.keys(RegistrationForm.shape).sort());
    expect(Object.keys(DraftForm.shape).sort()).toEqual(asked);
  });

  it.each(wizardSteps.flatMap(({ fields }) => [...fields]).filter((field) => field in form))(
    'may be left without %s, and then says so',
    (field) => {
      const { [field as keyof typeof form]: _left, ...rest } = form;
      expect(z.safeParse(DraftForm, rest).success).toBe(true);
      const read = z.safeParse(RegistrationForm, rest);
      expect(read.error?.issues.some(({ path }) => path[0] === field)).toBe(true);
    },
  );

  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['110105194912310021', false],
    ['1101051949123100', false],
    ['', false],
  ])('takes the identity number %s: %s', (typed, expected) => {
    expect(z.safeParse(IdentityNumber, typed).success).toBe(expected);
  });
});
