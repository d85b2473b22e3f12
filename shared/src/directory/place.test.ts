import { describe, expect, it } from 'vitest';
import { districts } from './areas.ts';
import { districtAt, districtNamedIn, locate, townNamedIn } from './place.ts';

const landmarks: [string, number, number, string | undefined][] = [
  ['湖州市政府', 120.0868, 30.8941, '330502'],
  ['南浔古镇', 120.4318, 30.8746, '330503'],
  ['莫干山', 119.868, 30.6165, '330521'],
  ['德清县政府', 119.9774, 30.5425, '330521'],
  ['长兴县政府', 119.9106, 31.0267, '330522'],
  ['安吉县政府', 119.6804, 30.6384, '330523'],
  ['嘉兴', 120.7555, 30.7461, undefined],
  ['杭州', 120.1551, 30.2741, undefined],
  ['上海', 121.4737, 31.2304, undefined],
  ['the other side of the world', -59.9, -30.8, undefined],
];

describe('the district at a point', () => {
  it.each(landmarks)('%s', (_, longitude, latitude, district) => {
    expect(districtAt({ longitude, latitude })).toBe(district);
  });
});

describe('an address', () => {
  it('names its town by the full name, and only when it names one', () => {
    expect(townNamedIn('月河街道红旗路 12 号', '330502')).toBe('330502001');
    expect(townNamedIn('月河街道和朝阳街道之间', '330502')).toBeUndefined();
    expect(townNamedIn('红旗路 12 号', '330502')).toBeUndefined();
    expect(townNamedIn('月河街道红旗路', '330523')).toBeUndefined();
  });

  it('names its district', () => {
    expect(districtNamedIn('湖州市安吉县递铺街道')).toBe('330523');
    expect(districtNamedIn('安吉县到长兴县的路上')).toBeUndefined();
  });

  it.each(districts.flatMap(({ code, name, towns }) => towns.map((town) => [code, name, town] as const)))(
    'finds each town of %s %s by its own name',
    (code, name, town) => {
      const located = locate({ address: `${name}${town.name}某处` });
      expect(located).toMatchObject({ ok: true, value: { districtCode: code, townCode: town.code } });
    },
  );
});

describe('locate', () => {
  const address = '路边';
  const anjiPoint = { longitude: 119.6804, latitude: 30.6384 };

  it('takes what was picked before the point, the point before the words', () => {
    const both = locate({ address, areaCode: '330502001', point: anjiPoint });
    expect(both).toMatchObject({ ok: true, value: { districtCode: '330502', townCode: '330502001' } });
    const pointed = locate({ address: '吴兴区路边', point: anjiPoint });
    expect(pointed).toMatchObject({ ok: true, value: { districtCode: '330523' } });
    expect(locate({ address: '吴兴区路边' })).toMatchObject({ ok: true, value: { districtCode: '330502' } });
  });

  it('has no town where nothing tells it', () => {
    const located = locate({ address, areaCode: '330502' });
    expect(located.ok && 'townCode' in located.value).toBe(false);
  });

  it.each([
    ['a point outside', { address, point: { longitude: 121.47, latitude: 31.23 } }, 'place.point'],
    [
      'a point outside, whatever was picked',
      { address, areaCode: '330502', point: { longitude: 0, latitude: 0 } },
      'place.point',
    ],
    ['an area that is none', { address, areaCode: '330599' }, 'place.areaCode'],
    ['the city alone', { address, areaCode: '330500' }, 'place.areaCode'],
    ['words that name nothing', { address }, 'place.areaCode'],
  ])('refuses %s', (_, place, field) => {
    expect(locate(place)).toEqual({ ok: false, failure: { field, message: expect.any(String) } });
  });
});
