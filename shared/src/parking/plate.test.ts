import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { isNewEnergy, mayBeMisreadOf, normalisePlate, Plate, plateProblem, plateWords } from './plate.ts';

describe('a plate', () => {
  it.each([
    ['浙E12345', '浙E12345'],
    ['浙e·a1b2c', '浙EA1B2C'],
    [' 浙 E 12345 ', '浙E12345'],
    ['浙Ｅ１２３４５', '浙E12345'],
    ['浙E-D12345', '浙ED12345'],
    ['浙E12345D', '浙E12345D'],
    ['浙EFA1234', '浙EFA1234'],
    ['粤Z1234港', '粤Z1234港'],
    ['浙E1234学', '浙E1234学'],
    ['浙E1234挂', '浙E1234挂'],
    ['京A12345', '京A12345'],
  ])('%s is read as %s', (typed, plate) => {
    expect(z.safeParse(Plate, typed)).toEqual({ success: true, data: plate });
  });

  it.each([
    ['', '请填写车牌号'],
    ['E12345', '车牌以省份简称开头，例如「浙」'],
    ['浙112345', '省份后面是一个字母，例如「浙E」'],
    ['浙E1234O', '车牌里没有字母 I 和 O，请看看是不是数字 1 和 0'],
    ['浙EI2345', '车牌里没有字母 I 和 O，请看看是不是数字 1 和 0'],
    ['浙E1234', '车牌还差 1 位：普通车牌 7 位，新能源车牌 8 位'],
    ['浙E1234567', '车牌太长了：普通车牌 7 位，新能源车牌 8 位'],
    ['浙EL12345', '新能源车牌的格式不对：小型车是省份、字母、字母（A–H、J、K）和 5 位，大型车是 5 位数字加一个字母'],
    ['浙E12挂45', '车牌里只有字母和数字，最后一位可以是挂、学、警、港、澳'],
  ])('%s is told: %s', (typed, words) => {
    expect(plateProblem(normalisePlate(typed))).toBe(words);
  });

  it('is of new energy by its form', () => {
    expect(['浙ED12345', '浙E12345D', '浙E12345'].map(isNewEnergy)).toEqual([true, true, false]);
  });

  it('is written with a dot', () => {
    expect(plateWords('浙E12345')).toBe('浙E·12345');
  });

  it('comes to one form however it is written, and stays in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (typed) => {
        expect(normalisePlate(normalisePlate(typed))).toBe(normalisePlate(typed));
      }),
    );
  });
});

describe('what a camera read', () => {
  it.each([
    ['浙E12345', '浙E12345', true],
    ['浙EO2345', '浙E02345', true],
    ['浙ED2345', '浙E02345', true],
    ['浙EB2345', '浙E82345', true],
    ['浙E72345', '浙E12345', false],
    ['浙EO8345', '浙E0B345', false],
    ['浙E1234', '浙E12345', false],
  ])('%s may be %s: %s', (reading, plate, may) => {
    expect(mayBeMisreadOf(reading, plate)).toBe(may);
    expect(mayBeMisreadOf(plate, reading)).toBe(may);
  });
});
