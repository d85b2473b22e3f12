import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { acceptedAt, sampleCase, staff, team } from '@huzhou/shared/complaints/sample-case';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { createStand, newRequest, type Stand } from './testing/stand.ts';

// What people write and are, planted wherever it can be; whoever has no key to it must never read it.
const canaries = {
  phone: '13812341234',
  plate: '浙E12345',
  name: '王某某',
  door: '3 幢 402 室',
  mail: 'wang@example.cn',
  answer: '已联系 13912345678 李某',
};

let stand: Stand;
let id = '';
const cases = ['HZ20261123-1111111111', 'HZ20261123-2222222222'] as const;

const event = (complaintId: string, seq: number, type: ComplaintEvent['type']): ComplaintEvent => ({
  complaintId,
  seq,
  opening: 1,
  type,
  at: acceptedAt,
  actor: staff('li'),
  state: 'responded',
  words: canaries.answer,
  unit: team,
});

const planted = {
  address: `吴兴区红旗路 ${canaries.door}`,
  words: `${canaries.name} ${canaries.phone} ${canaries.plate}`,
};

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  stand = await createStand();
  const form = newRequest({
    description: planted.words,
    address_string: planted.address,
    phone: canaries.phone,
    email: canaries.mail,
    first_name: canaries.name,
    'attribute[KIND]': 'rain',
    media_url: `https://elsewhere.example/${canaries.phone}.jpg`,
  });
  id = (await stand.json('POST', 'requests.json', { form })).json[0].service_request_id;
  await stand.put(sampleCase({ complaintId: cases[0], ...planted }), [event(cases[0], 2, 'responded')]);
  await stand.put(sampleCase({ complaintId: cases[1], ...planted, source: 'open311', reporterId: 'source:src-one1' }), [
    event(cases[1], 2, 'responded'),
    event(cases[1], 3, 'noted'),
  ]);
});

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

const addresses = (): readonly (readonly [string, string])[] => [
  ['requests', 'start_date=2026-11-22T00:00:00Z'],
  ['requests', `service_request_id=${[id, ...cases].join(',')}`],
  ...[id, ...cases].map((one) => [`requests/${one}`, ''] as const),
  ['servicerequestupdates', 'start_date=2026-11-22T00:00:00Z'],
  ['servicerequestupdates', `service_request_id=${[id, ...cases].join(',')}`],
];

const readAll = async (key: string): Promise<string> => {
  const bodies: string[] = [];
  for (const [address, query] of addresses())
    for (const format of ['xml', 'json']) {
      const asked = [query, key === '' ? '' : `api_key=${key}`].filter((part) => part !== '').join('&');
      const { status, body } = await stand.ask('GET', `${address}.${format}`, { query: asked });
      expect(status).toBe(200);
      bodies.push(body);
    }
  return bodies.join('\n');
};

describe('what somebody wrote', () => {
  it.each([
    ['nobody in particular', ''],
    ['another client', 'key-two'],
  ])('is never shown to %s', async (_, key) => {
    const shown = await readAll(key);
    expect(shown).toContain(id);
    expect(shown).toContain('处置人员已响应');
    for (const canary of Object.values(canaries)) expect(shown).not.toContain(canary);
  });

  it('is shown to the client that sent it, but for what is nobody else’s', async () => {
    const shown = await readAll('key-one');
    expect(shown).toContain(canaries.plate);
    expect(shown).toContain(canaries.door);
    expect(shown).toContain(canaries.answer);
    // The case of somebody else has the same words; they are counted once per answer about the client's own two.
    const { json } = await stand.json('GET', 'requests.json', {
      query: `api_key=key-one&service_request_id=${cases[0]}`,
    });
    expect(JSON.stringify(json)).not.toContain(canaries.plate);
    expect(shown).not.toContain(canaries.mail);
  });

  it('is in no error and in no line of the log', async () => {
    const log = catchLog();
    const bad = { ...planted, phone: `${canaries.phone}0`, service_code: 'C0101', lat: '', long: '' };
    const { body } = await stand.ask('POST', 'requests.json', {
      form: newRequest({ ...bad, description: planted.words, address_string: canaries.name }),
    });
    await stand.ask('POST', 'requests.json', { form: newRequest({ description: `${planted.words} 又` }) });
    await stand.ask('GET', `requests/${encodeURIComponent(canaries.name)}.json`);
    for (const canary of Object.values(canaries)) {
      expect(log.text()).not.toContain(canary);
      expect(body).not.toContain(canary);
    }
  });
});

it('where a case is whose reporter stays unnamed, is not said by the name of a town’s team either', async () => {
  const unnamed = 'HZ20261123-3333333333';
  const { words: _words, ...dispatched } = event(unnamed, 2, 'dispatched');
  const complaint = sampleCase({ complaintId: unnamed, anonymous: true, townCode: '330502001' });
  await stand.put({ ...complaint, state: 'dispatched', unit: team }, [dispatched]);
  expect(team.name).toContain('月河');
  for (const address of [`requests/${unnamed}`, 'servicerequestupdates'])
    for (const format of ['xml', 'json']) {
      const { body } = await stand.ask('GET', `${address}.${format}`, { query: `service_request_id=${unnamed}` });
      expect(body).toContain('已派单');
      expect(body).not.toContain('月河');
    }
});
