import { createHash, createHmac } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import type { DeliveryView } from '@huzhou/shared/complaints/intake/result-push';
import type { Source } from '@huzhou/shared/sources/source';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import type { Credential } from '../../sources/credential.ts';
import { createCallOutside } from './outside-call.ts';
import { createPushResult } from './push-result.ts';

interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

let server: Server;
let origin: string;
let received: Received[];
let answer: (response: ServerResponse, body: Received['body']) => void;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    received.push({ path: request.url ?? '', headers: request.headers, text, body });
    answer(response, body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const complaintId = 'HZ20261123-0000000000';
const unit = { unitId: 'team-330502001', kind: 'team', name: '月河街道综合执法中队' };
const event = (seq: number, type: EventType, more: Partial<ComplaintEvent> = {}): ComplaintEvent =>
  ({
    complaintId,
    seq,
    opening: 1,
    type,
    at: '2026-11-23T00:00:00.000Z',
    actor: { kind: 'system' },
    state: 'responded',
    ...more,
  }) as ComplaintEvent;

const story = [
  event(1, 'submitted', { words: '垃圾' }),
  event(2, 'dispatched', { unit: unit as never }),
  event(3, 'responded', { words: '马上到现场' }),
  event(4, 'noted', { words: '内部备注' }),
  event(5, 'resolved', { words: '已清理', state: 'resolved' }),
  event(6, 'closed', { words: '核查通过', state: 'closed' }),
];

let source: Source;
let rows: Map<string, DeliveryView>;
let events: ComplaintEvent[];
let external: Complaint['external'];
let patienceMilliseconds: number;
let credentials: [Credential, Credential?];
let push: (seq: number, receiveCount?: number) => Promise<void>;
let logged: ReturnType<typeof catchLog>;

beforeEach(() => {
  logged = catchLog();
  received = [];
  credentials = [{ key: 'the-key', secret: 'the-secret' }];
  patienceMilliseconds = 5000;
  rows = new Map();
  events = [...story];
  answer = (response) => response.writeHead(200).end('{}');
  external = { sourceId: 'src-12345', number: '2026112300001' };
  source = { sourceId: 'src-12345', state: 'active', webhookUrl: `${origin}/hook?from=huzhou` } as unknown as Source;
  const work = createPushResult({
    store: {
      find: async () => ({ complaintId, external }) as unknown as Complaint,
      eventsBetween: async (_, after, to) => events.filter(({ seq }) => seq > after && seq <= to),
    },
    sources: {
      find: async () => ({ source, credentials: [], version: 1 }),
      signingCredentials: async () => credentials,
    },
    deliveries: {
      of: async () => [...rows.values()],
      record: async (_, delivery) => void rows.set(delivery.deliveryId, delivery),
    },
    call: (url, request) =>
      createCallOutside({ allowLoopback: true })(url, {
        ...request,
        timeoutMilliseconds: patienceMilliseconds,
      }),
    clock: { now: () => '2026-11-23T08:00:00.000Z' },
  });
  push = (seq, receiveCount = 1) => work({ complaintId, seq }, { receiveCount });
});

describe('a result', () => {
  it('is posted with what happened, for them: no word among colleagues', async () => {
    await push(6);
    expect(received.map(({ body }) => body)).toEqual([
      {
        deliveryId: `${complaintId}-3`,
        number: '2026112300001',
        complaintId,
        seq: 3,
        type: 'responded',
        at: '2026-11-23T00:00:00.000Z',
        state: 'responded',
        stateName: '处置中',
        final: false,
        words: '马上到现场',
        unitName: unit.name,
      },
      expect.objectContaining({ seq: 5, type: 'resolved', stateName: '待核查', final: false }),
      expect.objectContaining({ seq: 6, type: 'closed', stateName: '已办结', final: true, words: '核查通过' }),
    ]);
    expect([...rows.values()].map(({ state, attempts, lastStatus }) => [state, attempts, lastStatus])).toEqual(
      Array(3).fill(['delivered', 1, 200]),
    );
  });

  it('is signed as the documentation says', async () => {
    await push(3);
    const [{ path = '', headers = {}, text = '' } = {}] = received;
    const digest = createHash('sha256').update(text).digest('hex');
    const signed = `POST\n${path}\n${headers['x-timestamp']}\n${digest}`;
    expect(path).toBe('/hook?from=huzhou');
    expect(headers['x-source-key']).toBe('the-key');
    expect(headers['x-signature']).toBe(createHmac('sha256', 'the-secret').update(signed).digest('hex'));
    expect(headers['x-timestamp']).toBe('2026-11-23T08:00:00.000Z');
  });

  it('is signed with the old secret, too, while that is changed over', async () => {
    await push(3);
    expect(received[0]?.headers).not.toHaveProperty('x-signature-previous');
    credentials = [
      { key: 'new-key', secret: 'new-secret' },
      { key: 'the-key', secret: 'the-secret' },
    ];
    await push(5);
    const [, { path = '', headers = {}, text = '' } = {}] = received;
    const signed = `POST\n${path}\n${headers['x-timestamp']}\n${createHash('sha256').update(text).digest('hex')}`;
    const by = (secret: string) => createHmac('sha256', secret).update(signed).digest('hex');
    expect(headers).toMatchObject({
      'x-source-key': 'new-key',
      'x-signature': by('new-secret'),
      'x-source-key-previous': 'the-key',
      'x-signature-previous': by('the-secret'),
    });
  });

  it('says to whom a case was transferred, why it was declined, and with which it was merged', async () => {
    events = [
      event(2, 'transferred', { body: '湖州市公安局', words: '交警处理', state: 'transferred' }),
      event(3, 'declined', { reasonCode: 'not-ours', state: 'declined' }),
      event(4, 'merged', { caseIds: ['HZ20261123-1111111111'], words: '内部：同一处', state: 'merged' }),
    ];
    await push(4);
    expect(received.map(({ body }) => body)).toMatchObject([
      { transferredTo: '湖州市公安局', words: '交警处理', final: true },
      { reason: '不属于城市管理职责范围', final: true },
      { mergedInto: 'HZ20261123-1111111111', final: false },
    ]);
    expect(received.map(({ text }) => text).join()).not.toContain('内部');
  });

  it('that was delivered is not posted again, whoever asks', async () => {
    await push(6);
    await push(6);
    await push(3);
    expect(received).toHaveLength(3);
  });
});

describe('a receiver that does not take it', () => {
  it.each<[string, () => void, Partial<DeliveryView>]>([
    ['fails', () => (answer = (response) => response.writeHead(500).end()), { lastStatus: 500 }],
    ['says no', () => (answer = (response) => response.writeHead(403).end()), { lastStatus: 403 }],
    [
      'sends it elsewhere',
      () => (answer = (response) => response.writeHead(302, { location: '/' }).end()),
      { lastStatus: 302 },
    ],
    ['never answers', () => (answer = () => undefined), { lastProblem: 'timeout' }],
    ['hangs up', () => (answer = (response) => response.destroy()), { lastProblem: 'unreachable' }],
    ['is not there', () => (source = { ...source, webhookUrl: 'http://127.0.0.1:1/' }), { lastProblem: 'unreachable' }],
  ])('and %s is tried again, and the trouble is on record', async (_, trouble, seen) => {
    trouble();
    patienceMilliseconds = seen.lastProblem === 'timeout' ? 60 : 5000;
    await expect(push(6)).rejects.toThrow('did not take');
    expect([...rows.values()]).toMatchObject([{ seq: 3, state: 'failing', attempts: 1, ...seen }]);
    expect(logged.text()).not.toContain('the-secret');
  });

  it('gets everything in order once it is back, under the same ids', async () => {
    answer = (response) => response.writeHead(503).end();
    await expect(push(3)).rejects.toThrow();
    await expect(push(5)).rejects.toThrow();
    // The second result did not overtake the first one.
    expect(received.map(({ body }) => body.seq)).toEqual([3, 3]);
    answer = (response) => response.writeHead(204).end();
    await push(5, 2);
    await push(3, 2);
    expect(received.map(({ body }) => body.seq)).toEqual([3, 3, 3, 5]);
    expect(new Set(received.slice(0, 3).map(({ body }) => body.deliveryId)).size).toBe(1);
    expect([...rows.values()].map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 3],
      ['delivered', 1],
    ]);
  });

  it('has taken it when it says so, however slowly it goes on talking', async () => {
    answer = (response) => response.writeHead(200).write('{');
    await push(3);
    expect([...rows.values()]).toMatchObject([{ state: 'delivered' }]);
  });

  it('is given up after a day, which somebody hears of; a redrive tries again', async () => {
    answer = (response) => response.writeHead(500).end();
    await expect(push(3, 7)).rejects.toThrow();
    expect([...rows.values()]).toMatchObject([{ state: 'given-up' }]);
    expect(logged.events()).toContainEqual(expect.objectContaining({ event: 'push.given-up', level: 'warn' }));
    answer = (response) => response.writeHead(200).end();
    await push(3, 1);
    expect([...rows.values()]).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('a receiver that refuses one result', () => {
  const refuse = (status: number, ofSeq: number) => {
    answer = (response, { seq }) => response.writeHead(seq === ofSeq ? status : 200).end();
  };
  const states = () => [...rows.values()].map(({ seq, state, attempts }) => [seq, state, attempts]);

  it.each([400, 401, 404, 422])('with %i gets the later ones within the hour', async (status) => {
    refuse(status, 3);
    for (const count of [1, 2, 3]) await expect(push(5, count)).rejects.toThrow(`status ${status}`);
    expect(received.map(({ body }) => body.seq)).toEqual([3, 3, 3]);
    await push(5, 4);
    expect(states()).toEqual([
      [3, 'given-up', 4],
      [5, 'delivered', 1],
    ]);
    const said = logged.events().filter(({ event }) => event === 'push.refused-for-good');
    expect(said).toMatchObject([{ level: 'error', reason: `status ${status}` }]);
    // Given up is given up: what comes later does not wait for it again.
    await push(6);
    expect(received.slice(5).map(({ body }) => body.seq)).toEqual([6]);
  });

  it.each([408, 425, 429, 503])('with %i asks for patience: order is kept', async (status) => {
    refuse(status, 3);
    await expect(push(5, 4)).rejects.toThrow(`status ${status}`);
    expect(states()).toEqual([[3, 'failing', 1]]);
  });
});

describe('a source that was shut out', () => {
  it('is told nothing, which staff see; let in again, it hears what comes then', async () => {
    answer = (response) => response.writeHead(500).end();
    await expect(push(3)).rejects.toThrow();
    answer = (response) => response.writeHead(200).end();
    source = { ...source, state: 'disabled' };
    await push(5, 2);
    expect(received).toHaveLength(1);
    const given = { state: 'given-up', lastProblem: 'source-disabled', lastAt: '2026-11-23T08:00:00.000Z' };
    expect([...rows.values()]).toMatchObject([
      { seq: 3, attempts: 1, ...given },
      { seq: 5, attempts: 0, ...given },
    ]);
    source = { ...source, state: 'active' };
    await push(6);
    expect(received.slice(1).map(({ body }) => body.seq)).toEqual([6]);
  });
});

describe('nobody is told', () => {
  it.each<[string, () => void]>([
    ['of a citizen’s case', () => (external = undefined)],
    ['where no webhook is registered', () => (source = { ...source, webhookUrl: undefined } as never)],
    ['who was shut out', () => (source = { ...source, state: 'disabled' })],
  ])('%s', async (_, given) => {
    given();
    await push(6);
    expect(received).toEqual([]);
  });
});
