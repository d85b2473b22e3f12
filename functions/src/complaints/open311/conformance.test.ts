import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { publishedDefinition, publishedErrors, publishedRequest, publishedService } from './testing/published.ts';
import { fromXml } from './testing/spark.ts';
import { type Ask, createStand, newRequest, type Stand } from './testing/stand.ts';

// GeoReport v2, rule by rule; each test is named after what the standard says.

let stand: Stand;
let id = '';

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  stand = await createStand();
  const { json } = await stand.json('POST', 'requests.json', { form: newRequest({ description: '井盖没了 <b>&' }) });
  id = json[0].service_request_id;
});

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

// Ninety days are some hundreds of queries; most tests have enough with one.
const today = { query: 'start_date=2026-11-23T00:00:00Z' };

const refusal = async (method: 'GET' | 'POST', address: string, more: Ask = {}) => {
  const { status, json } = await stand.json(method, address, more);
  const errors = z.parse(publishedErrors, json);
  return {
    status,
    codes: errors.map(({ code }) => code),
    text: errors.map(({ description }) => description).join('|'),
  };
};

describe('format support', () => {
  const addresses = () => [
    ['discovery', 'discovery'],
    ['services', 'services'],
    ['services/C0101', 'service_definition'],
    ['services/E0103', 'service_definition'],
    ['requests', 'service_requests'],
    [`requests/${id}`, 'service_requests'],
    [`tokens/${id}`, 'service_requests'],
    ['servicerequestupdates', 'service_request_updates'],
    ['requests/HZ20261123-0000000000', 'errors'],
  ];

  it('XML and JSON say the same, by the Spark convention, under the named root', async () => {
    for (const [address, root] of addresses()) {
      const xml = await stand.ask('GET', `${address}.xml`, today);
      const { json, status } = await stand.json('GET', `${address}.json`, today);
      expect(fromXml(xml.body), address).toEqual({ root, value: json });
      expect(xml.status, address).toBe(status);
    }
  });

  it('the content type has the charset, but for discovery, and the root element follows the XML declaration', async () => {
    for (const [address] of addresses()) {
      const suffix = address === 'discovery' ? '' : '; charset=utf-8';
      const xml = await stand.ask('GET', `${address}.xml`, today);
      expect(xml.headers['content-type'], address).toBe(`text/xml${suffix}`);
      expect(xml.body.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<')).toBe(true);
      const { headers } = await stand.ask('GET', `${address}.json`, today);
      expect(headers['content-type'], address).toBe(`application/json${suffix}`);
    }
  });

  it('an address without one of the formats is no resource, told in the format that is required', async () => {
    for (const address of [`requests/${id}`, `requests/${id}.html`, 'services/E0102', 'tokens/x.XML']) {
      const { status, headers, body } = await stand.ask('GET', address);
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(fromXml(body).root).toBe('errors');
    }
  });

  it('a null parameter is as one that was not declared', async () => {
    const { json: all } = await stand.json('GET', 'requests.json');
    const query =
      'jurisdiction_id=&service_request_id=&service_code=&start_date=&end_date=&status=&page=&page_size=&api_key=';
    expect((await stand.json('GET', 'requests.json', { query })).json).toEqual(all);
  });
});

describe('service discovery', () => {
  it('has all fields, and at least two endpoints with both formats each', async () => {
    const { json } = await stand.json('GET', 'discovery.json');
    expect(Object.keys(json)).toEqual(['changeset', 'contact', 'key_service', 'endpoints']);
    expect(json.endpoints).toHaveLength(2);
    for (const endpoint of json.endpoints) {
      expect(endpoint.specification).toBe('http://wiki.open311.org/GeoReport_v2');
      expect(endpoint.formats).toEqual(['text/xml', 'application/json']);
      expect(Date.parse(endpoint.changeset)).toBeLessThan(Date.now());
    }
    expect(json.endpoints.map(({ type }: { type: string }) => type)).toEqual(['production', 'test']);
    expect(json.endpoints[0].url).toBe('https://api.huzhou.test/open311/v2');
  });

  it('names endpoints that are there', async () => {
    const { json } = await stand.json('GET', 'discovery.json');
    for (const { url } of json.endpoints) {
      const { json: services } = await stand.json('GET', `${new URL(url).pathname}/services.json`);
      expect(services.length).toBeGreaterThan(20);
    }
  });

  it('gives no address to whoever sends a strange host', async () => {
    const { json } = await stand.json('GET', 'discovery.json', { headers: { host: 'evil.example/"><script>' } });
    expect(json.endpoints[0].url).toBe('/open311/v2');
  });
});

describe('GET service list', () => {
  it('is of the published form, in JSON an array', async () => {
    const { json } = await stand.json('GET', 'services.json', { query: 'jurisdiction_id=huzhou.gov.cn' });
    expect(z.parse(z.array(publishedService), json).length).toBeGreaterThan(20);
  });

  it('404: the jurisdiction_id provided was not found', async () => {
    expect(await refusal('GET', 'services.json', { query: 'jurisdiction_id=sfgov.org' })).toMatchObject({
      status: 404,
      codes: [404],
      text: expect.stringContaining('jurisdiction_id'),
    });
  });
});

describe('GET service definition', () => {
  it('is of the published form, for every service', async () => {
    const { json: services } = await stand.json('GET', 'services.json');
    for (const { service_code, metadata } of services) {
      const { json } = await stand.json('GET', `services/${service_code}.json`);
      const { attributes } = z.parse(publishedDefinition, json);
      expect(attributes.length > 0).toBe(metadata);
    }
  });

  it('404: the service_code provided was not found; 400: it was not provided', async () => {
    expect(await refusal('GET', 'services/E9999.json')).toMatchObject({ status: 404, codes: [404] });
    expect(await refusal('GET', 'services/.json')).toMatchObject({ status: 400, codes: [400] });
    expect((await refusal('GET', 'services/E0102.json', { query: 'jurisdiction_id=x' })).status).toBe(404);
  });
});

describe('POST service request', () => {
  it('answers an array of one, with the id and no token', async () => {
    const { status, json } = await stand.json('POST', 'requests.json', { form: newRequest({ description: '又一个' }) });
    expect(status).toBe(200);
    expect(json).toEqual([
      {
        service_request_id: expect.stringMatching(/^HZ20261123-[0-9A-HJKMNP-TV-Z]{10}$/),
        service_notice: '30 秒内派单，30 分钟内响应，24 小时内办结',
      },
    ]);
    const xml = await stand.ask('POST', 'requests.xml', { form: newRequest({ description: '第三个' }) });
    expect(xml.body).toMatch(/^<\?xml .*\?>\n<service_requests><request><service_request_id>HZ/);
  });

  it.each([
    ['403: the key is missing', { api_key: '' }, 403],
    ['403: the key is wrong', { api_key: 'nonsense' }, 403],
    ['403: the key may not bring this', { api_key: 'key-narrow', service_code: 'E0103', 'attribute[STATE]': '' }, 403],
    ['404: the service_code was not found', { service_code: 'E9999' }, 404],
    ['404: the jurisdiction_id was not found', { jurisdiction_id: 'sfgov.org' }, 404],
    ['400: the service_code was not provided', { service_code: '' }, 400],
    ['400: no location', { lat: '', long: '' }, 400],
    ['400: half a location', { long: '' }, 400],
    ['400: a location that is not ours', { lat: '39.9', long: '116.4' }, 400],
    ['400: a required attribute is missing', { 'attribute[STATE]': '' }, 400],
    ['400: the description is longer than 4,000 characters', { description: '字'.repeat(4001) }, 400],
  ])('%s', async (_, more, status) => {
    const form = newRequest(more);
    expect((await refusal('POST', 'requests.json', { form })).status).toBe(status);
    const xml = await stand.ask('POST', 'requests.xml', { form });
    expect(xml.status).toBe(status);
    expect(fromXml(xml.body).root).toBe('errors');
  });

  it('multiple errors can be returned', async () => {
    const form = newRequest({ service_code: 'C0101', lat: '', long: '', 'attribute[STATE]': '', phone: '12' });
    expect((await refusal('POST', 'requests.json', { form })).codes).toEqual([400, 400, 400]);
  });

  it.each([
    ['address_string', '吴兴区红旗路 12 号'],
    ['address_id', '330502001'],
  ])('%s alone is a full location', async (name, value) => {
    const form = newRequest({ lat: '', long: '', [name]: value });
    expect((await stand.ask('POST', 'requests.json', { form })).status).toBe(200);
  });

  it('the key may stand in the query, as the published description has it', async () => {
    const form = newRequest({ api_key: '', description: '钥匙在地址里' });
    const query = 'api_key=key-one&jurisdiction_id=huzhou.gov.cn';
    expect((await stand.ask('POST', 'requests.json', { form, query })).status).toBe(200);
    expect(
      (await stand.ask('POST', 'requests.json', { form, query: 'api_key=key-one&jurisdiction_id=x' })).status,
    ).toBe(404);
  });

  it.each([
    ['JSON', 'application/json', '{}'],
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    ['another charset', 'application/x-www-form-urlencoded; charset=gbk', 'a=b'],
    ['no type', '', 'a=b'],
  ])('400: the body is %s', async (_, type, form) => {
    const answer = await refusal('POST', 'requests.json', { form, headers: { 'content-type': type } });
    expect(answer).toMatchObject({ status: 400, codes: [415] });
  });

  it('400: the body is not UTF-8, or too large', async () => {
    const form = new URLSearchParams(newRequest()).toString();
    expect((await refusal('POST', 'requests.json', { form: `${form}&description=%B9%C8` })).status).toBe(400);
    const large = `${form}&email=${'x'.repeat(70_000)}`;
    expect(await refusal('POST', 'requests.json', { form: large })).toMatchObject({ status: 400, codes: [413] });
  });

  it('400 with the time to wait: the client sends more than its registration allows', async () => {
    const send = (description: string) =>
      stand.json('POST', 'requests.json', { form: newRequest({ api_key: 'key-slow', description }) });
    expect((await send('一')).status).toBe(200);
    expect((await send('二')).status).toBe(200);
    const third = await send('三');
    expect(third).toMatchObject({ status: 400, json: [{ code: 429 }] });
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('GET service_request_id from a token', () => {
  it('answers the id and the token; 404 where there is none, 400 where none is given', async () => {
    const { json } = await stand.json('GET', `tokens/${id}.json`);
    expect(json).toEqual([{ service_request_id: id, token: id }]);
    expect((await refusal('GET', 'tokens/123456.json')).status).toBe(404);
    expect((await refusal('GET', 'tokens/.json')).status).toBe(400);
  });
});

describe('GET service requests', () => {
  it('are of the published form, with every field that the standard names', async () => {
    const { json } = await stand.json('GET', 'requests.json', today);
    expect(z.parse(z.array(publishedRequest), json).length).toBeGreaterThan(1);
    expect(Object.keys(json[0])).toEqual([
      'service_request_id',
      'status',
      'status_notes',
      'service_name',
      'service_code',
      'description',
      'agency_responsible',
      'service_notice',
      'requested_datetime',
      'updated_datetime',
      'expected_datetime',
      'address',
      'address_id',
      'zipcode',
      'lat',
      'long',
      'media_url',
    ]);
  });

  it('service_request_id overrides all other arguments; unknown ones are left out', async () => {
    const query = `service_request_id=HZ20261123-0000000000,${id},nonsense&status=closed&start_date=x&service_code=E9999`;
    const { json } = await stand.json('GET', 'requests.json', { query });
    expect(json.map((request: { service_request_id: string }) => request.service_request_id)).toEqual([id]);
  });

  it.each([
    ['a span of more than 90 days', 'start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z', 400],
    ['a date without a zone', 'start_date=2026-11-01T00:00:00', 400],
    ['a status that there is not', 'status=fixed', 400],
    ['a service that there is not', 'service_code=E9999', 404],
    ['another jurisdiction', 'jurisdiction_id=sfgov.org', 404],
    ['a wrong key', 'api_key=nonsense', 403],
    ['bytes that are not UTF-8', 'status=%FF', 400],
    ['a parameter given twice', 'page=1&page=2', 400],
  ])('refuses %s', async (_, query, status) => {
    expect((await refusal('GET', 'requests.json', { query })).status).toBe(status);
  });

  it('takes several values, with commas or declared several times', async () => {
    const count = async (query: string) =>
      (await stand.json('GET', 'requests.json', { query: `${today.query}&${query}` })).json.length;
    const all = await count('');
    expect(await count('service_code=E0102,C0101')).toBe(all);
    expect(await count('service_code=E0102&service_code=C0101')).toBe(all);
    expect(await count('service_code=E0102')).toBe(0);
    expect(await count('status=open,closed')).toBe(all);
    expect(await count('status=closed')).toBe(0);
  });
});

describe('GET service request', () => {
  it('answers an array of one', async () => {
    const { json, status } = await stand.json('GET', `requests/${id}.json`);
    expect(status).toBe(200);
    expect(z.parse(z.array(publishedRequest), json)).toHaveLength(1);
  });

  it('404: there is none; 400: none is named', async () => {
    expect((await refusal('GET', 'requests/HZ20261123-0000000000.json')).status).toBe(404);
    expect((await refusal('GET', 'requests/1.json')).status).toBe(404);
    expect((await refusal('GET', `requests/${'9'.repeat(3000)}.json`)).status).toBe(404);
    expect((await refusal('GET', 'requests/.json')).status).toBe(400);
  });
});

describe('errors', () => {
  it('400 stands for our own failures too, and the log says more', async () => {
    const { serveOpen311 } = await import('./serve-open311.ts');
    const { productionEndpoints } = await import('./endpoints.ts');
    const fail = async () => {
      throw new Error('The store is away');
    };
    const deps = { findClient: fail, clock: { now: fail as never }, countCall: fail };
    const cases = new Proxy({}, { get: () => fail }) as never;
    const handler = serveOpen311(productionEndpoints({ ...deps, cases }), { count: async () => undefined });
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const { statusCode, body, headers } = await handler(
      {
        routeKey: 'GET /open311/v2/tokens/{token}',
        headers: {},
        pathParameters: { token: 'HZ20261123-0000000000.json' },
        isBase64Encoded: false,
        requestContext: { requestId: 'request-9', http: { sourceIp: '203.0.113.7' } },
      },
      { getRemainingTimeInMillis: () => 10_000 } as never,
    );
    expect(statusCode).toBe(400);
    expect(headers?.['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(body ?? '')).toEqual([{ code: 500, description: expect.stringContaining('request-9') }]);
    expect(body).not.toContain('The store is away');
    expect(lines.join('')).toContain('http.failed');
  });

  it('400 with the time to wait: an address reads too often', async () => {
    const { serveOpen311 } = await import('./serve-open311.ts');
    const { productionEndpoints } = await import('./endpoints.ts');
    const deps = { findClient: async () => undefined, clock: { now: () => '' }, countCall: async () => undefined };
    const counted: unknown[] = [];
    const count = async (...call: unknown[]) => {
      counted.push(call);
      return { kind: 'too-many-requests', retryAfterSeconds: 7 } as const;
    };
    const handler = serveOpen311(productionEndpoints({ ...deps, cases: stand.cases }), { count });
    const { statusCode, headers, body } = await handler(
      {
        routeKey: 'GET /open311/v2/services.xml',
        headers: {},
        isBase64Encoded: false,
        requestContext: { requestId: 'request-9', http: { sourceIp: '203.0.113.7' } },
      },
      { getRemainingTimeInMillis: () => 10_000 } as never,
    );
    expect([statusCode, headers?.['retry-after']]).toEqual([400, '7']);
    expect(body).toContain('<errors><error><code>429</code>');
    expect(counted).toMatchObject([[{ id: 'open311.listServicesXml' }, { address: '203.0.113.7' }]]);
  });
});
