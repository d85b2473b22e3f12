import { err, ok } from '@huzhou/shared/kernel/result';
import { instantOf } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { beforeEach, describe, expect, test } from 'vitest';
import { createQuotaRepository, type QuotaRepository } from '../identity/quota-repository.ts';
import { log } from '../platform/log.ts';
import { randomBytes } from '../platform/random.ts';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import type { WeChatFailureKind } from '../wechat/failure.ts';
import type { SubscribeMessage } from '../wechat/wechat-client.ts';
import { createNoticeRepository, leaseSeconds } from './notice-repository.ts';
import { createSendNotice, NoticePostponed } from './send-notice.ts';
import { SentNotice } from './sent-notice.ts';

const openid = 'oCanaryOpenid000000000000001';
const personId = 'PERSON1';
const templateId = 'template-progress-000000000000000000000000';
const started = Date.parse('2026-11-23T00:00:00.000Z');

const notice: Notice = {
  noticeId: 'HZ20261123-0000000000-2-reporter',
  to: { personId },
  message: { template: 'progress', page: 'pages/case', fields: { thing3: '已接到派单 13812345678' } },
  subjectId: 'HZ20261123-0000000000',
  about: { instant: instantOf(started - 1500) },
};

describe('sending a notice', () => {
  let tables: TestTables<'notices' | 'identity'>;
  let quota: QuotaRepository;
  let now: number;
  let output: ReturnType<typeof catchLog>;
  let sent: SubscribeMessage[];
  let answer: () =>
    | ReturnType<typeof ok<undefined>>
    | ReturnType<typeof err<{ kind: WeChatFailureKind; errcode?: number }>>;
  let send: (notice: Notice) => Promise<void>;
  let build: (changes?: Partial<Parameters<typeof createSendNotice>[0]>) => (notice: Notice) => Promise<void>;

  beforeEach(async () => {
    tables = await createTestTables('notices', 'identity');
    output = catchLog();
    now = started;
    sent = [];
    answer = () => ok(undefined);
    const clock = { now: () => instantOf(now) };
    quota = createQuotaRepository({ documents: tables.documents, table: tables.names.identity, clock });
    build = (changes = {}) => {
      const sendNotice = createSendNotice({
        notices: createNoticeRepository(tables.documents, tables.names.notices),
        addresseeOf: async () => ({ personId, openid }),
        quota,
        templateIds: { progress: templateId },
        weChat: {
          sendSubscribeMessage: async (message) => {
            sent.push(message);
            return answer();
          },
        },
        clock,
        randomBytes,
        log,
        ...changes,
      });
      return (each) => sendNotice(each, instantOf(started - 700));
    };
    send = build();
  });

  const agree = async (times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      const call = { personId, routeId: 'identity.recordSubscriptions', key: `key-${Math.random()}`, fingerprint: 'x' };
      await quota.add(call, [templateId]);
    }
  };
  const left = async (): Promise<number | undefined> => (await quota.quotaOf(personId))[templateId];
  const row = async (): Promise<SentNotice> => SentNotice.parse((await tables.rows('notices'))[0]);

  test('takes one from the quota, sends, and keeps a record without openid or text', async () => {
    await agree(2);
    await send(notice);
    const { page, fields } = notice.message;
    expect(sent).toEqual([{ openid, templateId, page, fields }]);
    expect(await left()).toBe(1);
    expect(await row()).toMatchObject({
      state: 'sent',
      to: { personId },
      template: 'progress',
      subjectId: notice.subjectId,
      createdAt: instantOf(started - 700),
      settledAt: instantOf(started),
      about: instantOf(started - 1500),
      attempts: 1,
    });
    expect(output.events()).toMatchObject([{ event: 'notice.sent', lateMilliseconds: 1500 }]);
    const everything = JSON.stringify(await tables.rows('notices')) + output.text();
    for (const canary of [openid, '13812345678', '已接到派单']) expect(everything).not.toContain(canary);
  });

  test('the same notice ten times at once and again later is sent once', async () => {
    await agree(5);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => send(notice)));
    expect(sent).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NoticePostponed);
    now += 3_600_000;
    await send(notice);
    expect(sent).toHaveLength(1);
    expect(await left()).toBe(4);
    expect((await row()).state).toBe('sent');
  });

  test('without agreement nothing is sent, and that is on record', async () => {
    await send(notice);
    await agree();
    await send(notice);
    expect(sent).toHaveLength(0);
    expect(await row()).toMatchObject({ state: 'no-quota', attempts: 1 });
    expect(await left()).toBe(1);
  });

  test('a refusal ends it and empties the quota', async () => {
    await agree(3);
    answer = () => err({ kind: 'refused', errcode: 43101 });
    await send(notice);
    await send(notice);
    expect(sent).toHaveLength(1);
    expect(await left()).toBe(0);
    expect((await row()).state).toBe('refused');
  });

  test.each([
    ['bad-field', 47003],
    ['unknown-template', 40037],
    ['bad-openid', 40003],
    ['unexpected', 48001],
  ] as const)('what WeChat will never take (%s) fails for good, and costs no agreement', async (kind, errcode) => {
    await agree();
    answer = () => err({ kind, errcode });
    await send(notice);
    await send(notice);
    expect(sent).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'failed', reason: `${kind} ${errcode}` });
    expect(await left()).toBe(1);
  });

  test('a template that the deployment does not know, or a recipient who is gone, fails for good', async () => {
    await send({ ...notice, message: { ...notice.message, template: 'unheard-of' } });
    expect(await row()).toMatchObject({ state: 'failed', reason: 'unknown-template' });
    await build({ addresseeOf: async () => undefined })({ ...notice, noticeId: 'another' });
    const rows = await tables.rows('notices');
    expect(rows.map((each) => each.reason).sort()).toEqual(['unknown-recipient', 'unknown-template']);
  });

  test.each(['busy', 'rate-limited', 'unreachable', 'bad-credentials'] as const)(
    'when WeChat is %s the message goes back to the queue, and is sent the next time',
    async (kind) => {
      await agree();
      answer = () => err({ kind });
      await expect(send(notice)).rejects.toThrow(NoticePostponed);
      expect((await row()).state).toBe('waiting');
      expect(await left()).toBe(1);
      answer = () => ok(undefined);
      now += 120_000;
      await send(notice);
      expect(await row()).toMatchObject({ state: 'sent', attempts: 2 });
      expect(await left()).toBe(0);
    },
  );

  test('when our own store fails before the call, the claim is given back', async () => {
    await agree();
    const broken = build({
      addresseeOf: () => Promise.reject(new Error('the table is out of reach')),
    });
    await expect(broken(notice)).rejects.toThrow('out of reach');
    await send(notice);
    expect((await row()).state).toBe('sent');
  });

  test('when our secret cannot be read, the agreement is given back with the claim', async () => {
    await agree();
    const sendSubscribeMessage = () => Promise.reject(new Error('the secret is out of reach'));
    const broken = build({ weChat: { sendSubscribeMessage } });
    await expect(broken(notice)).rejects.toThrow('out of reach');
    expect((await row()).state).toBe('waiting');
    expect(await left()).toBe(1);
    await send(notice);
    expect((await row()).state).toBe('sent');
  });

  test('a call without an answer is uncertain, and never made again', async () => {
    await agree(2);
    answer = () => err({ kind: 'unanswered' });
    await send(notice);
    now += 3_600_000;
    await send(notice);
    expect(sent).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'uncertain', reason: 'unanswered' });
    expect(await left()).toBe(1);
  });

  test('a notifier that died after the call leaves an uncertain notice, once its lease is over', async () => {
    await agree(2);
    const notices = createNoticeRepository(tables.documents, tables.names.notices);
    const dying = build({ notices: { ...notices, settle: () => Promise.reject(new Error('killed')) } });
    await expect(dying(notice)).rejects.toThrow('killed');
    now += leaseSeconds * 1000;
    await expect(send(notice)).rejects.toThrow(NoticePostponed);
    now += 1;
    await Promise.allSettled([send(notice), send(notice)]);
    await send(notice);
    expect(sent).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'uncertain', reason: 'claim-abandoned' });
    expect(output.events().filter(({ event }) => event === 'notice.uncertain')).toHaveLength(1);
  });

  test('a notifier that was only slow corrects the record', async () => {
    await agree();
    const called = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<ReturnType<typeof ok<undefined>>>();
    const sendSubscribeMessage = () => {
      called.resolve();
      return answered.promise;
    };
    const sending = build({ weChat: { sendSubscribeMessage } })(notice);
    await called.promise;
    now += leaseSeconds * 1000 + 1;
    await send(notice);
    expect((await row()).state).toBe('uncertain');
    answered.resolve(ok(undefined));
    await sending;
    expect((await row()).state).toBe('sent');
  });
});
