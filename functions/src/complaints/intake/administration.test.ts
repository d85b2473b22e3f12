import * as routes from '@huzhou/shared/complaints/intake/routes';
import type { Caller } from '@huzhou/shared/identity/caller';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { beforeEach, describe, expect, it } from 'vitest';
import { putAll } from '../../platform/table.ts';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { seedSources } from '../../sources/seed-sources.ts';
import { keyRow, type RegisteredSource, sourceRow } from '../../sources/source-rows.ts';
import { callerOf } from '../testing/stand.ts';
import { createIntakeStand, handOver, type IntakeStand, report } from './testing/intake-stand.ts';

let stand: IntakeStand;
let logged: ReturnType<typeof catchLog>;
beforeEach(async () => {
  logged = catchLog();
  stand = await createIntakeStand();
});

const admin = callerOf('admin');
const ofAnji: Caller = {
  personId: 'person-anji',
  staff: { staffId: 'staff-anji', name: '安吉管理员', grants: [{ role: 'administrator', areaCode: '330523' }] },
};
const wanted = { kind: 'video', name: '城区视频平台', perMinute: 100, evidenceHosts: ['camera.example.cn'] };
const register = (body: object = wanted, caller = admin, key?: string) =>
  stand.call(caller, routes.registerSource, { body, ...(key === undefined ? {} : { key }) });
const unknownEvent = { path: { eventId: 'nothing' } };
/** 404 is as far as a call comes whose signature is right. */
const tries = async ({ key, secret }: { key: string; secret: string }) =>
  (await stand.send({ key, secret }, routes.getReport, unknownEvent)).status;

describe('a source', () => {
  it('is registered: it gets a key and a secret, which the table does not hold in clear', async () => {
    const { status, body } = await register();
    expect(status).toBe(201);
    expect(body).toMatchObject({ key: expect.stringMatching(/^hzk_/), secret: expect.stringMatching(/^hzs_/) });
    expect(body.source).toMatchObject({ ...wanted, state: 'active', keys: [{ hint: body.key.slice(-4) }] });
    expect(await tries(body)).toBe(404);
    const stored = JSON.stringify([...(await stand.tables.rows('sources')), ...(await stand.tables.rows('audit'))]);
    expect(stored).not.toContain(body.key);
    expect(stored).not.toContain(body.secret);
    expect(logged.text()).not.toContain(body.key);
    expect(logged.text()).not.toContain(body.secret);
  });

  it('is registered once for one call, and the lost answer comes again', async () => {
    const key = 'register-0123456789';
    const first = await register(wanted, admin, key);
    const second = await register(wanted, admin, key);
    expect(second.text).toBe(first.text);
    expect((await register({ ...wanted, name: '另一个' }, admin, key)).status).toBe(422);
    expect((await stand.call(admin, routes.listSources)).body.sources).toHaveLength(1);
  });

  it('is on record with who registered, changed and rotated it', async () => {
    const { body } = await register();
    const path = { sourceId: body.source.sourceId };
    stand.wait(1);
    await stand.call(admin, routes.changeSource, { path, body: { perMinute: 5 } });
    stand.wait(1);
    await stand.call(admin, routes.rotateSource, { path, body: {} });
    const rows = (await stand.tables.rows('audit')).sort((one, other) => (String(one.sk) < String(other.sk) ? -1 : 1));
    expect(rows.map(({ what, staffId }) => [what, staffId])).toEqual([
      ['source-registered', 'staff-admin'],
      ['source-changed', 'staff-admin'],
      ['source-rotated', 'staff-admin'],
    ]);
  });

  it('changes its secret over in its own time: both are good until the overlap ends', async () => {
    const { body: old } = await register();
    const path = { sourceId: old.source.sourceId };
    const { body: fresh } = await stand.call(admin, routes.rotateSource, { path, body: { overlapHours: 2 } });
    stand.wait(20);
    expect([await tries(old), await tries(fresh)]).toEqual([404, 404]);
    // One key does not go with the other's secret.
    expect(await tries({ key: old.key, secret: fresh.secret })).toBe(401);
    stand.wait(7200);
    expect([await tries(old), await tries(fresh)]).toEqual([401, 404]);
    const { body: list } = await stand.call(admin, routes.listSources);
    expect(list.sources[0].keys).toHaveLength(1);
  });

  it('is sent what is signed with both secrets until the overlap ends', async () => {
    const { body: old } = await register();
    const { sourceId } = old.source;
    const secrets = async () => {
      const registered = await stand.sources.find(sourceId);
      if (registered === undefined) throw new Error('not registered');
      return (await stand.sources.signingCredentials(registered)).map((credential) => credential?.secret);
    };
    expect(await secrets()).toEqual([old.secret]);
    const rotation = { path: { sourceId }, body: { overlapHours: 2 } };
    const { body: fresh } = await stand.call(admin, routes.rotateSource, rotation);
    expect(await secrets()).toEqual([fresh.secret, old.secret]);
    stand.wait(7200);
    expect(await secrets()).toEqual([fresh.secret]);
  });

  it('loses a leaked secret at once', async () => {
    const { body: old } = await register();
    const path = { sourceId: old.source.sourceId };
    await stand.call(admin, routes.rotateSource, { path, body: { overlapHours: 0 } });
    expect(await tries(old)).toBe(401);
  });

  it('is shut out within seconds, and let in again', async () => {
    const { body } = await register();
    const path = { sourceId: body.source.sourceId };
    expect(await tries(body)).toBe(404);
    await stand.call(admin, routes.changeSource, { path, body: { state: 'disabled' } });
    stand.wait(10);
    expect(await tries(body)).toBe(401);
    await stand.call(admin, routes.changeSource, { path, body: { state: 'active' } });
    stand.wait(10);
    expect(await tries(body)).toBe(404);
  });

  it('keeps what a change does not speak of, and loses a webhook by null', async () => {
    const { body } = await register({ ...wanted, webhookUrl: 'https://hook.example.cn/huzhou' });
    const path = { sourceId: body.source.sourceId };
    const changed = await stand.call(admin, routes.changeSource, { path, body: { name: '新名称' } });
    expect(changed.body).toMatchObject({ ...wanted, name: '新名称', webhookUrl: 'https://hook.example.cn/huzhou' });
    const without = await stand.call(admin, routes.changeSource, { path, body: { webhookUrl: null } });
    expect(without.body).not.toHaveProperty('webhookUrl');
  });

  it('is changed by one at a time: nobody’s change is lost', async () => {
    const { body } = await register();
    const path = { sourceId: body.source.sourceId };
    const answers = await Promise.all([
      stand.call(admin, routes.changeSource, { path, body: { name: '名称一' } }),
      stand.call(admin, routes.changeSource, { path, body: { perMinute: 7 } }),
    ]);
    const done = answers.filter(({ status }) => status === 200);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const { body: list } = await stand.call(admin, routes.listSources);
    const { name, perMinute } = list.sources[0];
    expect([name === '名称一', perMinute === 7].filter(Boolean)).toHaveLength(done.length);
  });
});

describe('the registry', () => {
  it.each([
    'http://hook.example.cn/',
    'https://127.0.0.1/hook',
    'http://127.0.0.1:9000/hook',
    'https://10.0.0.1/hook',
    'https://user:word@hook.example.cn/',
  ])('takes no webhook at %s', async (webhookUrl) => {
    const { status, body } = await register({ ...wanted, webhookUrl });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: 'webhookUrl', message: expect.stringMatching(/https/) }]);
  });

  it('is for administrators, each for the sources of their own area', async () => {
    for (const who of ['citizen', 'handler', 'dispatch', 'superv', 'leader'])
      expect((await register(wanted, callerOf(who))).status, who).toBe(403);
    const { body: cityWide } = await register();
    expect((await register(wanted, ofAnji)).status).toBe(403);
    const own = { ...wanted, scope: { categoryCodes: [], areaCodes: ['330523'] } };
    const { body: anjis } = await register(own, ofAnji);
    const seen = async (caller: Caller) =>
      (await stand.call(caller, routes.listSources)).body.sources.map(({ sourceId }: { sourceId: string }) => sourceId);
    expect(await seen(ofAnji)).toEqual([anjis.source.sourceId]);
    expect((await seen(admin)).sort()).toEqual([anjis.source.sourceId, cityWide.source.sourceId].sort());
    const path = { sourceId: cityWide.source.sourceId };
    expect((await stand.call(ofAnji, routes.rotateSource, { path, body: {} })).status).toBe(404);
    const wider = { path: { sourceId: anjis.source.sourceId }, body: { scope: { categoryCodes: [], areaCodes: [] } } };
    expect((await stand.call(ofAnji, routes.changeSource, wider)).status).toBe(403);
  });

  it('has the demonstration’s sources after a seeding, with the keys that everybody knows, and once', async () => {
    const put = (registered: RegisteredSource) =>
      putAll(stand.tables.documents, stand.tables.names.sources, [
        sourceRow(registered),
        ...registered.credentials.map(({ keyHash }) => keyRow(keyHash, registered.source.sourceId)),
      ]);
    const deps = { sources: stand.sources, put, sealer: stand.sealer, clock: stand.clock };
    expect(await seedSources(deps, demonstrationSources)).toEqual({ sourcesAdded: 8 });
    expect(await seedSources(deps, demonstrationSources)).toEqual({ sourcesAdded: 0 });
    // A gate is known, and has nothing to bring here.
    for (const source of demonstrationSources)
      expect(await tries(source), source.kind).toBe(source.kind === 'parking-gate' ? 403 : 404);
  });

  it('has gates of car parks too, each for its lots, which can do nothing with cases', async () => {
    const scope = { categoryCodes: [], areaCodes: [], lotIds: ['LOT-1'] };
    const gate = await register({ ...wanted, kind: 'parking-gate', scope });
    expect(gate.body.source.scope).toEqual(scope);
    const answers = await Promise.all([
      stand.send(gate.body, routes.reportEvent, { body: report('g-1') }),
      stand.send(gate.body, routes.handOverCase, { body: handOver('g-2') }),
      stand.send(gate.body, routes.createEvidenceUpload, { body: { contentType: 'image/jpeg', bytes: 1 } }),
      stand.send(gate.body, routes.getReport, unknownEvent),
    ]);
    for (const { status, body } of answers) expect([status, body.title]).toEqual([403, expect.stringMatching(/道闸/)]);
    expect(await stand.tables.rows('complaints')).toEqual([]);
    const tooLong = { ...scope, lotIds: ['L'.repeat(65)] };
    expect((await register({ ...wanted, kind: 'parking-gate', scope: tooLong })).status).toBe(400);
    expect((await register({ ...wanted, scope: { ...scope, categoryCodes: ['none'] } })).status).toBe(400);
  });
});
