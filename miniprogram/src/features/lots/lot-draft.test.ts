import type { Lot } from '@huzhou/shared/parking/lot';
import { offHours } from '@huzhou/shared/parking/sharing';
import { expect, test } from 'vitest';
import { checkChange, checkNewLot, firstWrongSection, withoutChanged } from './lot-draft.ts';
import { emptyValues, type LotValues, rebase, valuesOf } from './lot-values.ts';

const whole: LotValues = {
  ...emptyValues,
  name: '市民中心地下停车场',
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: '仁皇山路 666 号',
  point: { longitude: 120.0878, latitude: 30.8949 },
  entrance: '南门进',
  numbering: 'numbered',
  tariff: { ...emptyValues.tariff, kind: 'hourly', perHour: '3', dayCap: '20.5' },
  spots: 'A-001…A-003',
  chargers: 'A-002',
};

const lot: Lot = {
  lotId: 'civic',
  operatorId: 'unit',
  districtCode: '330502',
  paused: false,
  spots: 3,
  chargers: 1,
  version: 4,
  name: whole.name,
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: whole.address,
  point: { longitude: 120.0878, latitude: 30.8949 },
  entrance: whole.entrance,
  rules: '',
  numbering: 'numbered',
  heightCentimetres: 210,
  sharing: offHours('08:30', '17:30'),
  tariff: { kind: 'night-flat', perNight: 500, nightFrom: '22:00', nightTo: '07:00', perHour: 200 },
};

const errorsOf = (values: LotValues): readonly string[] => {
  const checked = checkNewLot(values);
  return 'errors' in checked ? checked.errors.map(({ field }) => field) : [];
};

test('a whole form is what the server takes: yuan become fen, a range becomes spots', () => {
  const checked = checkNewLot(whole);
  expect(checked).toMatchObject({
    body: {
      sharing: offHours('08:30', '17:30'),
      tariff: { kind: 'hourly', perHour: 300, dayCap: 2050, freeMinutes: 0 },
      spots: [{ spotId: 'A-001' }, { spotId: 'A-002', charger: true }, { spotId: 'A-003' }],
    },
  });
});

test.each([
  ['nothing', emptyValues, ['name', 'ownerKind', 'address', 'point', 'entrance', 'numbering', 'tariff.kind', 'spots']],
  ['a place elsewhere', { ...whole, point: { longitude: 121.47, latitude: 31.23 } }, ['point']],
  ['a price in words', { ...whole, tariff: { ...whole.tariff, perHour: '三元' } }, ['tariff.perHour']],
  ['a low bar', { ...whole, height: '90' }, ['heightCentimetres']],
  ['a charger elsewhere', { ...whole, chargers: 'B-1' }, ['chargers']],
  ['counted spots in words', { ...whole, numbering: 'pooled' as const }, ['spots']],
])('%s is told beside its field', (_, values, fields) => {
  expect(errorsOf(values)).toEqual(expect.arrayContaining(fields));
});

test('windows that overlap are told', () => {
  const days = {
    working: [
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ],
    rest: [],
  };
  expect(errorsOf({ ...whole, sharing: { ...whole.sharing, how: 'own', days } })[0]).toContain('sharing.days.working');
});

test('a lot goes into the form and comes out as it was', () => {
  expect(valuesOf(lot).sharing).toMatchObject({ how: 'off-hours', workFrom: '08:30', workTo: '17:30' });
  const seen = { version: 4, values: valuesOf(lot) };
  expect(checkChange(seen, seen.values)).toEqual({ body: { version: 4 } });
});

test('only what was changed is sent', () => {
  const seen = { version: 4, values: valuesOf(lot) };
  expect(checkChange(seen, { ...seen.values, height: '', rules: '不过夜' })).toEqual({
    body: { version: 4, heightCentimetres: null, rules: '不过夜' },
  });
});

test('what somebody else has changed stays, and what both have is said', () => {
  const base = valuesOf(lot);
  const theirs = { ...base, rules: '他们的规则', address: '仁皇山路 668 号' };
  const { values, both } = rebase(base, { ...base, rules: '我的规则', entrance: '北门进' }, theirs);
  expect(values).toMatchObject({ rules: '我的规则', entrance: '北门进', address: '仁皇山路 668 号' });
  expect(both).toEqual(['rules']);
});

test('an error goes when its field is changed', () => {
  const errors = [
    { field: 'tariff.perHour', message: '' },
    { field: 'name', message: '' },
  ];
  expect(withoutChanged(errors, { tariff: whole.tariff })).toEqual([errors[1]]);
});

test('the first part with something wrong is the one to show', () => {
  const error = (field: string) => ({ field, message: '' });
  expect(firstWrongSection([error('spots'), error('sharing.days.rest.0.to')])).toBe('when');
  expect(firstWrongSection([])).toBeUndefined();
});
