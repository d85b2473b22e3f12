import { districts } from '@huzhou/shared/directory/areas';
import { expect, test } from 'vitest';
import { onlyRows, portionsOf, readCells, readSheet } from './bulk-sheet.ts';
import { bulkTexts as texts } from './clinic-texts.ts';

const linesOf = (text: string) => {
  const sheet = readSheet(text);
  if ('problem' in sheet) throw new Error(sheet.problem);
  return sheet.lines;
};
const good = '156000000012345\t狂犬病灭活疫苗\tA2026-08\t2026/11/3';
const head = '芯片\t疫苗\t批号\t接种日期';
const town = districts[0]?.towns[0] ?? { code: '', name: '' };

test('what is pasted from a table is read by the titles of its columns', () => {
  expect(linesOf(`${head}\n${good}`)).toEqual([
    {
      row: 2,
      line: { chip: '156000000012345', vaccineCode: 'rabies-inactivated', batch: 'A2026-08', givenOn: '2026-11-03' },
      fault: undefined,
    },
  ]);
});

test('a file of Excel, with its mark, quotes and line ends, is the same', () => {
  const text =
    '\uFEFF批号,接种日期,"芯片",疫苗,备注\r\nA2026-08,2026年11月3日,"156 0000 0001 2345",狂犬病灭活疫苗,"好,乖\n""豆豆"""\r\n';
  const sheet = readSheet(text);
  expect(sheet).toMatchObject({ ignored: ['备注'] });
  expect(linesOf(text)[0]).toMatchObject({ row: 2, line: { givenOn: '2026-11-03' }, fault: undefined });
  expect(readCells(text)[1]?.[4]).toBe('好,乖\n"豆豆"');
});

test('an unknown dog is told by its town and colour, by name', () => {
  const text = `乡镇街道,毛色,犬种,疫苗,批号,日期\n${town.name},黄色,泰迪,rabies-inactivated,A2026-08,20261103`;
  expect(linesOf(text)[0]).toEqual({
    row: 2,
    line: {
      townCode: town.code,
      colour: '黄色',
      breedCode: 'poodle',
      vaccineCode: 'rabies-inactivated',
      batch: 'A2026-08',
      givenOn: '2026-11-03',
    },
    fault: undefined,
  });
});

test.each([
  ['\t狂犬病灭活疫苗\tA2026-08\t2026-11-03', texts.missing.which],
  ['15600000001234\t狂犬病灭活疫苗\tA2026-08\t2026-11-03', '芯片号码应为 15 位数字，您输入了 14 位'],
  ['156000000012345\t\tA2026-08\t2026-11-03', texts.missing.vaccine],
  ['156000000012345\t感冒疫苗\tA2026-08\t2026-11-03', texts.missing.vaccineUnknown('感冒疫苗')],
  ['156000000012345\t狂犬病灭活疫苗\t\t2026-11-03', texts.missing.batch],
  ['156000000012345\t狂犬病灭活疫苗\tA2026-08\t上周', texts.missing.dayUnknown('上周')],
  ['156000000012345\t狂犬病灭活疫苗\tA2026-08\t2026-02-30', texts.missing.dayUnknown('2026-02-30')],
])('%s is said to look wrong', (row, fault) => expect(linesOf(`${head}\n${row}`)[0]?.fault).toBe(fault));

test.each([
  ['', texts.empty],
  [good, texts.noHeader],
  [head, texts.noLines],
  [`${head}${`\n${good}`.repeat(2_001)}`, texts.tooMany(2_000)],
])('what is no sheet is told so', (text, problem) => expect(readSheet(text)).toEqual({ problem }));

test('empty lines are no lines, and the others keep their numbers', () => {
  expect(linesOf(`${head}\n\n${good}\n\t\t\t\n${good}\n`).map(({ row }) => row)).toEqual([3, 5]);
});

test('portions are as large as one call takes, and lose nothing', () => {
  const lines = Array.from({ length: 201 }, (_, index) => index);
  expect(portionsOf(lines).map(({ length }) => length)).toEqual([100, 100, 1]);
  expect(portionsOf(lines).flat()).toEqual(lines);
  expect(portionsOf([])).toEqual([]);
});

test('what was refused is left as it was typed', () => {
  const text = '芯片,疫苗,备注\n1,a,"x\ty"\n2,b,\n3,c,z';
  const left = onlyRows(text, [2, 4]);
  expect(left).toBe('芯片\t疫苗\t备注\n1\ta\t"x\ty"\n3\tc\tz');
  expect(onlyRows(left, [2, 3])).toBe(left);
});
