import { expect, test } from 'vitest';
import { fullAreaName, knownArea, withArea, withoutCity, withPoint } from './place-choice.ts';

const inWuxing = { longitude: 120.0868, latitude: 30.8944 };

test('a point keeps the town that was picked in its district and drops one elsewhere', () => {
  expect(withPoint({ address: '', areaCode: '330502001' }, inWuxing)).toEqual({
    point: inWuxing,
    areaCode: '330502001',
  });
  expect(withPoint({ address: '', areaCode: '330523' }, inWuxing)).toEqual({ point: inWuxing, areaCode: undefined });
});

test('an area keeps a point within its district and drops one elsewhere', () => {
  expect(withArea({ address: '', point: inWuxing }, '330502001').point).toEqual(inWuxing);
  expect(withArea({ address: '', point: inWuxing }, '330523').point).toBeUndefined();
});

test('says where it is and what tells it', () => {
  expect(knownArea({ address: '红旗路' })).toBeUndefined();
  expect(knownArea({ address: '红旗路', point: inWuxing })).toEqual({ code: '330502', by: 'point' });
  expect(knownArea({ address: '月河街道红旗路', point: inWuxing })).toEqual({ code: '330502001', by: 'address' });
  expect(knownArea({ address: '安吉县递铺街道' })).toMatchObject({ by: 'address' });
  expect(knownArea({ address: '安吉县', areaCode: '330502' })).toEqual({ code: '330502', by: 'choice' });
  expect(fullAreaName('330502001')).toBe('吴兴区月河街道');
  expect(fullAreaName('330502')).toBe('吴兴区');
});

test('an address from a map begins where it tells something', () => {
  expect(withoutCity('浙江省湖州市吴兴区红旗路 12 号')).toBe('红旗路 12 号');
  expect(withoutCity('湖州市德清县武康街道中兴路')).toBe('武康街道中兴路');
  expect(withoutCity('吴兴区月河街道')).toBe('月河街道');
  expect(withoutCity('浙江省杭州市西湖区文三路')).toBe('浙江省杭州市西湖区文三路');
  expect(withoutCity('浙江省湖州市吴兴区')).toBe('浙江省湖州市吴兴区');
});
