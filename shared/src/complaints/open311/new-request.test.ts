import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { wgsFromGcj } from '../../directory/coordinates.ts';
import { noPictographs } from '../../kernel/words.ts';
import { readNewRequest } from './new-request.ts';
import { parametersOf } from './parameters.ts';
import { plainText } from './plain-text.ts';

const least = { service_code: 'E0103', lat: '30.868', long: '120.186' };

const read = (form: Readonly<Record<string, string | readonly string[]>>) =>
  readNewRequest(
    parametersOf(
      Object.entries(form).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
      ),
    ),
  );

const request = (form: Parameters<typeof read>[0]) => {
  const result = read({ ...least, ...form });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const refusal = (form: Parameters<typeof read>[0]) => {
  const result = read(form);
  if (result.ok) throw new Error('It was taken');
  return { status: result.failure.status, text: result.failure.errors.map(({ description }) => description).join('|') };
};

describe('where it is', () => {
  it('comes in WGS84 and is kept in GCJ-02, half a kilometre away', () => {
    const { point, districtCode, address } = request({}).place;
    expect(districtCode).toBe('330502');
    expect(point?.longitude).not.toBeCloseTo(120.186, 3);
    expect(wgsFromGcj(point ?? { longitude: 0, latitude: 0 }).latitude).toBeCloseTo(30.868, 5);
    expect(address).toBe('地图定位点（WGS84 30.86800，120.18600）');
  });

  it('may be words that name a district, or a town that only one district has', () => {
    const { service_code } = least;
    const placeOf = (address_string: string) => {
      const result = read({ service_code, address_string });
      return result.ok ? result.value.place : undefined;
    };
    expect(placeOf('红旗路 12 号, 吴兴区')?.districtCode).toBe('330502');
    expect(placeOf('莫干山镇庾村')).toMatchObject({ districtCode: '330521' });
    expect(placeOf('红旗路 12 号')).toBeUndefined();
  });

  it('may be the code of an area', () => {
    const result = read({ service_code: 'E0103', address_id: '330521' });
    expect(result).toMatchObject({ ok: true, value: { place: { districtCode: '330521', address: '湖州市德清县' } } });
  });

  it.each([
    [{}, '地点'],
    [{ lat: '30.868' }, '同时'],
    [{ long: '120.186' }, '同时'],
    [{ lat: '', long: '' }, '地点'],
    [{ lat: '91', long: '120' }, 'lat'],
    [{ lat: '30.868', long: '1e2' }, 'long'],
    [{ lat: 'NaN', long: 'Infinity' }, 'lat'],
    [{ lat: '31.23', long: '121.47' }, '不在湖州市内'],
    [{ address_string: '红旗路 12 号' }, '区县'],
    [{ address_string: '路' }, 'address_string'],
    [{ address_id: '330100' }, 'address_id'],
    [{ address_id: '330500' }, 'address_id'],
    [{ lat: ['30.868', '30.9'], long: '120.186' }, 'lat 只能给一次'],
  ])('%j is refused, once for each mistake', (form, words) => {
    const { status, text } = refusal({ service_code: 'E0103', ...form });
    expect(status).toBe(400);
    expect(text).toContain(words);
    expect(text.split('|')).toHaveLength(new Set(text.split('|')).size);
  });
});

describe('the service', () => {
  it('is required, and must be one of ours', () => {
    const { lat, long } = least;
    expect(refusal({ lat, long })).toMatchObject({ status: 400, text: '缺少 service_code' });
    expect(refusal({ ...least, service_code: 'E9999' }).status).toBe(404);
    expect(refusal({ ...least, service_code: ' ' }).status).toBe(400);
  });

  it('of another jurisdiction is not found', () => {
    expect(request({ jurisdiction_id: 'huzhou.gov.cn' }).categoryCode).toBe('E0103');
    expect(request({ jurisdiction_id: '' }).categoryCode).toBe('E0103');
    expect(refusal({ ...least, jurisdiction_id: 'sfgov.org' }).status).toBe(404);
  });
});

describe('the answers to its questions', () => {
  it('stand below the description, by their labels', () => {
    const { words } = request({
      service_code: 'C0101',
      description: '井盖没了',
      'attribute[STATE]': 'missing',
      'attribute[KIND]': 'rain',
    });
    expect(words).toBe('井盖没了\n\n补充信息\n井盖状况：缺失\n井盖种类：雨');
  });

  it('may be several for a list of several values, with or without brackets', () => {
    const form = { service_code: 'E0507', description: '' };
    const expected = '补充信息\n出现时段：清晨（6 点前）、夜间（22 点后）';
    expect(request({ ...form, 'attribute[TIMES][]': ['dawn', 'night', 'dawn'] }).words).toBe(expected);
    expect(request({ ...form, 'attribute[TIMES]': ['dawn', 'night'] }).words).toBe(expected);
  });

  it.each([
    ['C0101', {}, 'attribute[STATE]：必须填写'],
    ['C0101', { 'attribute[STATE]': '' }, 'attribute[STATE]：必须填写'],
    ['C0101', { 'attribute[STATE]': '缺失' }, '没有 缺失 这个选项'],
    ['C0101', { 'attribute[STATE]': ['missing', 'broken'] }, '只能给一个值'],
    ['C0101', { 'attribute[STATE]': 'missing', 'attribute[NONE]': 'x' }, 'attribute[NONE]'],
    ['C0102', { 'attribute[COUNT]': '许多' }, '数字'],
    ['C0102', { 'attribute[POLE]': 'A\nB' }, '分行'],
    ['C0102', { 'attribute[POLE]': 'A'.repeat(201) }, '200'],
    ['E0507', { 'attribute[SINCE]': '昨天' }, '时区'],
  ])('%s %j is refused', (service_code, form, words) => {
    expect(refusal({ ...least, service_code, ...form })).toMatchObject({
      status: 400,
      text: expect.stringContaining(words),
    });
  });

  it('may be left out where they are not required, and what is only to be read needs none', () => {
    expect(request({ service_code: 'E0507', description: '吵' }).words).toBe('吵');
  });
});

describe('the person', () => {
  it.each([
    ['13812341234', '13812341234'],
    ['+86 138-1234-1234', '13812341234'],
    ['86 138 1234 1234', '13812341234'],
  ])('can be called at %s', (given, phone) => expect(request({ phone: given }).phone).toBe(phone));

  it('is not called at what is no mobile number', () => {
    expect(refusal({ ...least, phone: '0572-2012345' }).text).toContain('phone');
  });

  it('leaves nothing else: name, mail and device are not kept', () => {
    const kept = JSON.stringify(
      request({ first_name: '三', last_name: '张', email: 'zhang@example.cn', device_id: 'd-1', account_id: 'a-1' }),
    );
    for (const trace of ['三', '张', 'zhang', 'd-1', 'a-1']) expect(kept).not.toContain(trace);
  });
});

describe('media', () => {
  it('may be several addresses', () => {
    const media_url = ['https://a.example/1.jpg', 'https://a.example/2.jpg', 'https://a.example/1.jpg'];
    expect(request({ media_url }).mediaUrls).toEqual(media_url.slice(0, 2));
  });

  it.each(['ftp://a.example/1', 'javascript:alert(1)', 'https://user:pass@a.example/1', '/etc/passwd', 'https://a b'])(
    '%s is none',
    (media_url) => expect(refusal({ ...least, media_url }).text).toContain('media_url'),
  );
});

describe('words', () => {
  it('are at most 4,000 characters', () => {
    expect(request({ description: '字'.repeat(4000) }).words).toHaveLength(4000);
    expect(refusal({ ...least, description: '字'.repeat(4001) }).text).toContain('4000');
  });

  it.each([
    ['路灯坏了💡💡！', '路灯坏了[表情]！'],
    ['家👨‍👩‍👧里❤️漏水1️⃣处', '家[表情]里❤漏水1处'],
    ['a\u0000b\u0007c\u202Ed\u2066', 'abcd'],
    ['一\r\n二\r三\n四', '一\n二\n三\n四'],
    ['\uD83D半个', '\uFFFD半个'],
    ['  两边  ', '两边'],
  ])('%j is kept as %j', (given, kept) => expect(plainText(given)).toBe(kept));

  it('never hold what other systems cannot, whatever is sent', () => {
    const rule = z.string().check(noPictographs);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = plainText(text);
        expect(z.safeParse(rule, kept).success).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
        expect(kept).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F]/);
        expect(plainText(kept)).toBe(kept);
      }),
      { numRuns: 150 },
    );
  });
});

it('reads any form at all to a request or to a refusal with one of three statuses', () => {
  const name = fc.oneof(
    fc.constantFrom('service_code', 'lat', 'long', 'address_string', 'address_id', 'description', 'phone', 'media_url'),
    fc.constantFrom(
      'attribute[STATE]',
      'attribute[TIMES][]',
      'attribute[',
      'attribute[]',
      'jurisdiction_id',
      '__proto__',
    ),
    fc.string(),
  );
  const value = fc.oneof(
    fc.constantFrom('E0102', 'C0101', '30.868', '120.186', '吴兴区月河街道', 'missing', '330502', '13812341234'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (entries) => {
      const result = readNewRequest(parametersOf(entries));
      if (result.ok) expect(result.value.place.districtCode).toMatch(/^3305/);
      else {
        expect([400, 404]).toContain(result.failure.status);
        expect(result.failure.errors.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
