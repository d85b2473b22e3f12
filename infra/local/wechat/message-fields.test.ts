import { describe, expect, it } from 'vitest';
import { checkFields } from './message-fields.ts';

const check = (key: string, value: unknown) => () => checkFields({ [key]: { value } });

describe('the values of a subscribe message', () => {
  it.each([
    ['thing1', '占道经营，红旗路与人民路交叉口东侧'],
    ['thing1', '字'.repeat(20)],
    ['number2', '12345678901234567890123456789012'],
    ['number2', 3.5],
    ['letter3', 'ABC'],
    ['symbol4', '!?…'],
    ['character_string5', 'HZ20260131-0001'],
    ['time6', '15:01'],
    ['time6', '2026年11月23日 18:20'],
    ['time6', '2026年11月23日18:20'],
    ['time6', '18:00~19:30'],
    ['date7', '2026年11月23日'],
    ['date7', '2026-11-23 09:42'],
    ['amount8', '¥100.5元'],
    ['phone_number9', '+86-0572-6668888'],
    ['car_number10', '浙E12345'],
    ['car_number10', '粤A8Z888挂'],
    ['name11', '阿卜杜拉·买买提'],
    ['name11', 'Zhang San'],
    ['phrase12', '待核查'],
  ])('%s takes %s', (key, value) => {
    expect(check(key, value)()).toEqual({ [key]: { value: String(value) } });
  });

  it.each([
    ['thing1', '字'.repeat(21), 'data.thing1.value invalid'],
    ['thing1', '  ', 'data.thing1.value is empty'],
    ['thing1', null, 'data.thing1.value is empty'],
    ['number2', '1'.repeat(33), 'data.number2.value invalid'],
    ['number2', '12a', 'data.number2.value invalid'],
    ['letter3', 'ABC1', 'data.letter3.value invalid'],
    ['symbol4', '!!!!!!', 'data.symbol4.value invalid'],
    ['character_string5', '湖州', 'data.character_string5.value invalid'],
    ['time6', '今天 18:20', 'data.time6.value invalid'],
    ['time6', '2026-11-23T10:20:00Z', 'data.time6.value invalid'],
    ['date7', '18:20', 'data.date7.value invalid'],
    ['amount8', '一百元', 'data.amount8.value invalid'],
    ['phone_number9', '138123412341381234', 'data.phone_number9.value invalid'],
    ['car_number10', '浙E12345678', 'data.car_number10.value invalid'],
    ['name11', '一'.repeat(11), 'data.name11.value invalid'],
    ['phrase12', '六个字是多了', 'data.phrase12.value invalid'],
    ['phrase12', 'ok', 'data.phrase12.value invalid'],
    ['headline1', 'x', 'data.headline1.value invalid'],
    ['thing', 'x', 'data.thing.value invalid'],
  ])('%s refuses %s and names the field', (key, value, reason) => {
    expect(check(key, value)).toThrow(
      expect.objectContaining({ errcode: 47003, message: `argument invalid! ${reason}` }),
    );
  });

  it.each([undefined, null, {}, [], 'text'])('%j is no data', (data) => {
    expect(() => checkFields(data)).toThrow(expect.objectContaining({ errcode: 47003 }));
  });
});
