import { describe, expect, it } from 'vitest';
import { type ColumnKey, columns, mostErrors, mostLots } from './lot-import.ts';
import { createLineReader } from './lot-lines.ts';

const good: Readonly<Record<ColumnKey, string>> = {
  lotId: 'wx-east',
  name: '东街停车场',
  ownerKind: '机关事业单位',
  programme: '错时开放',
  address: '湖州市吴兴区东街 1 号',
  longitude: '120.1',
  latitude: '30.87',
  entrance: '东门',
  rules: '',
  numbering: '编号',
  height: '',
  working: '00:00-07:30 18:30-24:00',
  rest: '全天',
  tariff: '免费',
  spotId: 'A-001',
  charger: '有',
  accessible: '',
};
const lotPart = columns
  .map(({ key }) => key)
  .filter((key) => !['lotId', 'spotId', 'charger', 'accessible'].includes(key));
const onlySpot = (spotId: string) => ({ ...Object.fromEntries(lotPart.map((key) => [key, ''])), spotId });

const read = (...lines: readonly Partial<Record<ColumnKey, string>>[]) => {
  const reader = createLineReader();
  for (const [index, cells] of lines.entries()) reader.add({ line: index + 2, cells: { ...good, ...cells } });
  return reader.content();
};

it('makes a lot of its lines', () => {
  const { lots, errorCount } = read({}, { spotId: 'a-002', charger: '无', accessible: '有' }, onlySpot('A-003'));
  expect(errorCount).toBe(0);
  expect(lots).toEqual([
    {
      lotId: 'wx-east',
      line: 2,
      draft: {
        name: '东街停车场',
        ownerKind: 'public-body',
        programme: 'off-hours',
        address: '湖州市吴兴区东街 1 号',
        point: { longitude: 120.1, latitude: 30.87 },
        entrance: '东门',
        rules: '',
        numbering: 'numbered',
        sharing: {
          days: {
            working: [
              { from: '00:00', to: '07:30' },
              { from: '18:30', to: '24:00' },
            ],
            rest: [{ from: '00:00', to: '24:00' }],
          },
          seasons: [],
        },
        tariff: { kind: 'free' },
      },
      spots: [
        { spotId: 'A-001', charger: true, accessible: false },
        { spotId: 'A-002', charger: false, accessible: true },
        { spotId: 'A-003', charger: true, accessible: false },
      ],
    },
  ]);
});

it('counts the places of a pooled lot that bear no name', () => {
  const { lots, errorCount } = read({ numbering: '不固定', spotId: '' }, { ...onlySpot(''), charger: '' });
  expect(errorCount).toBe(0);
  expect(lots[0]?.spots.map(({ spotId }) => spotId)).toEqual(['P001', 'P002']);
});

describe('tells the line and the column', () => {
  it.each<[string, readonly Partial<Record<ColumnKey, string>>[], object]>([
    ['a lot without a number', [{ lotId: '' }], { line: 2, column: '停车场编号' }],
    [
      'a kind that there is not',
      [{ ownerKind: '私人' }],
      { line: 2, column: '权属', message: expect.stringContaining('「国有企业」') },
    ],
    ['a longitude in degrees and minutes', [{ longitude: '120°6′' }], { line: 2, column: '经度' }],
    ['a latitude beyond the pole', [{ latitude: '100' }], { line: 2, column: '纬度' }],
    ['a bar too low', [{ height: '20' }], { line: 2, column: '限高厘米' }],
    ['hours over midnight', [{ working: '18:30-07:30' }], { line: 2, column: '工作日开放' }],
    ['a spot twice', [{}, {}], { line: 3, column: '车位编号', message: '车位 A-001 与第 2 行重复' }],
    ['a numbered lot without a number', [{ spotId: '' }], { line: 2, column: '车位编号', message: '请填写车位编号' }],
    ['a charger perhaps', [{ charger: '也许' }], { line: 2, column: '充电桩' }],
    [
      'a lot of two names',
      [{}, { name: '西街停车场', spotId: 'A-002' }],
      { line: 3, column: '停车场名称', message: '与第 2 行同一停车场的内容不一致' },
    ],
  ])('%s', (_, lines, error) => {
    const { errors } = read(...lines);
    expect(errors).toEqual([{ message: expect.any(String), ...error }]);
  });

  it('takes the same said differently for the same', () => {
    expect(read({}, { spotId: 'A-002', working: '0:00-7:30，18:30-24:00' }).errorCount).toBe(0);
  });
});

it('refuses a lot too many, tells the first hundred errors and counts all', () => {
  const many = Array.from({ length: mostLots + 150 }, (_, index) => ({ lotId: `lot-${index}` }));
  const { lots, errors, errorCount } = read(...many);
  expect([lots.length, errors.length, errorCount]).toEqual([mostLots, mostErrors, 150]);
  expect(errors[0]?.message).toContain('请分成几个文件');
});
