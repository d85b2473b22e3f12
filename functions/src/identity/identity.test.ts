import * as routes from '@huzhou/shared/identity/routes';
import { err, ok } from '@huzhou/shared/kernel/result';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDirectoryRepository, type DirectoryRepository } from '../directory/directory-repository.ts';
import { type HttpHandler, serve } from '../platform/http.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext, type TestRequest } from '../platform/testing/http-event.ts';
import { testKeyRing, testSealer } from '../platform/testing/key-ring.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import type { WeChatFailure } from '../wechat/failure.ts';
import { createCreateSession } from './create-session.ts';
import { createGetMe } from './get-me.ts';
import { createPersonRepository } from './person-repository.ts';
import { createQuotaRepository } from './quota-repository.ts';
import { createRecordSubscriptions } from './record-subscriptions.ts';
import { createSessionTokens } from './session-token.ts';

const citizenOpenid = 'oCanaryCitizen'.padEnd(28, '7');
const leaderOpenid = 'oCanaryLeader'.padEnd(28, '7');
const templateIds = {
  progress: 'tmpl-progress',
  task: 'tmpl-task',
  alarm: 'tmpl-alarm',
  parking: 'tmpl-parking',
  dog: 'tmpl-dog',
};
const clock = createTestClock();
const tokens = createSessionTokens(async () => testKeyRing('one'), clock);

let tables: TestTables<'identity' | 'directory' | 'limits'>;
let directory: DirectoryRepository;
let handler: HttpHandler;
let weChatSays: WeChatFailure | undefined;
let logged: ReturnType<typeof catchLog>;

beforeAll(async () => {
  tables = await createTestTables('identity', 'directory', 'limits');
  const { documents, names } = tables;
  const persons = createPersonRepository({
    documents,
    table: names.identity,
    sealer: testSealer(),
    clock,
    randomBytes,
  });
  const quotas = createQuotaRepository({ documents, table: names.identity, clock });
  directory = createDirectoryRepository({ documents, table: names.directory });
  await directory.putStaff({
    staffId: 'staff-leader',
    personId: await persons.personOf(leaderOpenid),
    name: '臧克勤',
    grants: [{ role: 'leader', areaCode: '330500' }],
  });
  const code2Session = async (code: string) =>
    weChatSays === undefined ? ok({ openid: code === 'leader' ? leaderOpenid : citizenOpenid }) : err(weChatSays);
  const addressKey = async () => new Uint8Array(32);
  handler = serve(
    routes,
    {
      createSession: createCreateSession({ weChat: { code2Session }, persons, directory, tokens }),
      getMe: createGetMe({ quotas, templateIds }),
      recordSubscriptions: createRecordSubscriptions({ quotas, templateIds }),
    },
    { limiter: createRateLimiter({ documents, table: names.limits, clock, addressKey }) },
  );
});

beforeEach(() => {
  weChatSays = undefined;
  logged = catchLog();
});

const call = async (
  route: (typeof routes)['createSession' | 'getMe' | 'recordSubscriptions'],
  request: TestRequest,
) => {
  const reply = await handler(httpEvent(route, request), lambdaContext());
  return { ...reply, json: JSON.parse(reply.body ?? '') };
};
const signIn = (code: string) => call(routes.createSession, { body: { code } });

describe('signing in', () => {
  it('gives a citizen a session of their own, again and again for the same person', async () => {
    const first = await signIn('citizen');
    const second = await signIn('citizen');
    expect(first.statusCode).toBe(201);
    expect(second.json.personId).toBe(first.json.personId);
    expect(await tokens.verify(first.json.token)).toBe(first.json.personId);
    expect(first.json).not.toHaveProperty('staff');
    expect(first.json.expiresAt).toBe('2026-11-23T10:00:00.000Z');
  });

  it('tells staff who they are, without more of the directory than is declared', async () => {
    const { json } = await signIn('leader');
    expect(json.staff).toEqual({
      staffId: 'staff-leader',
      name: '臧克勤',
      grants: [{ role: 'leader', areaCode: '330500' }],
    });
  });

  it.each<[WeChatFailure['kind'], number, string]>([
    ['bad-code', 401, '微信登录凭证无效或已过期，请重新登录'],
    ['blocked-person', 401, '微信提示当前账号存在风险，暂时不能登录'],
    ['rate-limited', 429, '登录太频繁，请稍后再试'],
    ['busy', 503, '暂时无法连接微信登录服务，请稍后重试'],
    ['unreachable', 503, '暂时无法连接微信登录服务，请稍后重试'],
    ['unanswered', 503, '暂时无法连接微信登录服务，请稍后重试'],
    ['bad-credentials', 503, '暂时无法连接微信登录服务，请稍后重试'],
  ])('says in a sentence that WeChat answered %s: %i', async (kind, status, title) => {
    weChatSays = { kind };
    const reply = await signIn('citizen');
    expect(reply).toMatchObject({ statusCode: status, json: { title } });
    expect('retry-after' in (reply.headers ?? {})).toBe(status !== 401);
  });

  it('wants a code', async () => {
    const { statusCode, json } = await call(routes.createSession, { body: {} });
    expect(statusCode).toBe(400);
    expect(json.errors).toEqual([{ field: 'code', message: '缺少微信登录凭证' }]);
  });

  it('puts neither openid, token nor address into the log or a table in clear', async () => {
    const { json } = await signIn('citizen');
    await call(routes.createSession, { body: { code: 'c'.repeat(200) } });
    const rows = JSON.stringify([
      await tables.rows('identity'),
      await tables.rows('directory'),
      await tables.rows('limits'),
    ]);
    for (const secret of [citizenOpenid, leaderOpenid, json.token, '203.0.113.7']) {
      expect(logged.text()).not.toContain(secret);
      expect(rows).not.toContain(secret);
    }
  });
});

describe('who I am', () => {
  it('says what may be asked of me: a citizen for news of their own, those whose work is cases for tasks and alarms too', async () => {
    const me = await call(routes.getMe, { caller: { personId: 'P1' } });
    expect(me.json).toEqual({
      personId: 'P1',
      quota: {},
      templates: [
        { key: 'progress', templateId: 'tmpl-progress' },
        { key: 'parking', templateId: 'tmpl-parking' },
        { key: 'dog', templateId: 'tmpl-dog' },
      ],
    });
    const staff = { staffId: 's', name: '名', grants: [{ role: 'leader' as const, areaCode: '330500' }] };
    const leader = await call(routes.getMe, { caller: { personId: 'P2', staff } });
    // What the client asks at once are the first three.
    const keys = ['progress', 'task', 'alarm', 'parking', 'dog'];
    expect(leader.json.templates.map(({ key }: { key: string }) => key)).toEqual(keys);
    expect(leader.json.staff).toEqual(staff);
    const registrar = { ...staff, grants: [{ role: 'registrar' as const, areaCode: '330500' }] };
    const other = await call(routes.getMe, { caller: { personId: 'P4', staff: registrar } });
    expect(other.json.templates).toEqual(me.json.templates);
  });
});

describe('agreeing to messages', () => {
  const record = (ids: readonly string[], key: string) =>
    call(routes.recordSubscriptions, {
      caller: { personId: 'P3' },
      headers: { 'idempotency-key': key.padEnd(16, '0') },
      body: { templateIds: ids },
    });

  it('is counted, once for each key', async () => {
    expect((await record(['tmpl-progress'], 'one')).json).toEqual({ quota: { 'tmpl-progress': 1 } });
    expect((await record(['tmpl-progress'], 'one')).json).toEqual({ quota: { 'tmpl-progress': 1 } });
    expect((await record(['tmpl-progress'], 'two')).json).toEqual({ quota: { 'tmpl-progress': 2 } });
    expect((await record(['tmpl-alarm'], 'two')).statusCode).toBe(422);
  });

  it('of an unknown template is refused by its place, and leaves no trace', async () => {
    const before = await tables.rows('identity');
    const { statusCode, json } = await record(['tmpl-progress', 'tmpl-?'], 'three');
    expect(statusCode).toBe(400);
    expect(json.errors).toEqual([{ field: 'templateIds.1', message: '没有这个消息模板' }]);
    expect(await tables.rows('identity')).toHaveLength(before.length);
  });
});
