import {
  listReplyTemplates,
  listSavedFilters,
  removeReplyTemplate,
  removeSavedFilter,
  saveFilter,
  saveReplyTemplate,
  submitOnBehalf,
} from '@huzhou/shared/complaints/desk-routes';
import * as routes from '@huzhou/shared/complaints/routes';
import { describe, expect, it } from 'vitest';
import { callerOf, newKey, phone, photoId } from '../testing/stand.ts';
import { createDeskStand, type DeskStand } from './testing/desk-stand.ts';

const superv = callerOf('superv');

describe('saved filters', () => {
  const save = (stand: DeskStand, name: string, caller = superv, key = newKey()) =>
    stand.ask(saveFilter, caller, { body: { name, filter: { words: name } }, key });
  const names = async (stand: DeskStand, caller = superv) =>
    (await stand.ask(listSavedFilters, caller)).body.filters.map(({ name }) => name);

  it('are kept in their order, each for whom it is', async () => {
    const stand = await createDeskStand();
    for (const name of ['乙', '甲', '丙']) {
      stand.wait(1);
      await save(stand, name);
    }
    expect(await names(stand)).toEqual(['乙', '甲', '丙']);
    expect(await names(stand, callerOf('citysup'))).toEqual([]);
  });

  it('are twenty at most, whoever saves at the same time', async () => {
    const stand = await createDeskStand();
    for (let index = 0; index < 18; index += 1) await save(stand, `筛选 ${index}`);
    const four = await Promise.all([1, 2, 3, 4].map((index) => save(stand, `一起 ${index}`)));
    expect(four.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(four.find(({ status }) => status === 409)?.body.title).toBe('最多保存 20 个筛选，请先删除不用的');
    const [one] = (await stand.ask(listSavedFilters, superv)).body.filters;
    const removed = await stand.ask(removeSavedFilter, superv, { path: { filterId: one?.filterId ?? '' }, body: {} });
    expect(removed.body).toEqual({ removed: true });
    expect((await save(stand, '又一个')).status).toBe(201);
    expect(await names(stand)).toHaveLength(20);
  });

  it('are saved once for a key, and removed however often', async () => {
    const stand = await createDeskStand();
    const key = newKey();
    const [first, again] = [await save(stand, '垃圾', superv, key), await save(stand, '垃圾', superv, key)];
    expect(again.text).toBe(first.text);
    expect(await names(stand)).toEqual(['垃圾']);
    expect((await save(stand, '别的', superv, key)).status).toBe(422);
    const path = { filterId: first.body.filterId };
    const others = await stand.ask(removeSavedFilter, callerOf('citysup'), { path, body: {} });
    expect(others.body).toEqual({ removed: false });
    const answers = [];
    for (let index = 0; index < 2; index += 1)
      answers.push((await stand.ask(removeSavedFilter, superv, { path, body: {} })).body);
    expect(answers).toEqual([{ removed: true }, { removed: false }]);
    expect(await names(stand)).toEqual([]);
  });
});

describe('reply templates', () => {
  const save = (stand: DeskStand, who: string, title: string) =>
    stand.ask(saveReplyTemplate, callerOf(who), { body: { command: 'respond', title, words: '马上就到现场' } });
  const own = async (stand: DeskStand, who: string) =>
    (await stand.ask(listReplyTemplates, callerOf(who))).body.templates
      .filter(({ templateId }) => !templateId.startsWith('builtin-'))
      .map(({ title, ownerName, mayRemove }) => [title, ownerName, mayRemove]);

  it('begin with those that come with the product', async () => {
    const stand = await createDeskStand();
    const { templates } = (await stand.ask(listReplyTemplates, callerOf('handler'))).body;
    expect(templates.length).toBeGreaterThan(20);
    expect(templates[0]).toMatchObject({ templateId: 'builtin-respond-0', command: 'respond', mayRemove: false });
  });

  it('are a team’s, an area’s and those of the areas around it', async () => {
    const stand = await createDeskStand();
    for (const [who, title] of [
      ['lead', '队里'],
      ['superv', '区里'],
      ['citysup', '市里'],
      ['dispatch2', '安吉'],
    ] as const)
      expect((await save(stand, who, title)).status).toBe(201);
    expect(await own(stand, 'handler')).toEqual([
      ['队里', '月河街道综合执法中队', false],
      ['区里', '吴兴区', false],
      ['市里', '湖州市', false],
    ]);
    expect(await own(stand, 'dispatch')).toEqual([
      ['区里', '吴兴区', true],
      ['市里', '湖州市', false],
    ]);
    expect(await own(stand, 'citydesk')).toEqual([['市里', '湖州市', true]]);
    expect((await save(stand, 'handler', '我的')).status).toBe(403);
  });

  it('are removed by who keeps them, and by nobody else', async () => {
    const stand = await createDeskStand();
    const { templateId } = (await save(stand, 'superv', '区里')).body;
    const remove = (who: string) => stand.ask(removeReplyTemplate, callerOf(who), { path: { templateId }, body: {} });
    for (const who of ['lead', 'citysup', 'dispatch2']) expect((await remove(who)).status).toBe(404);
    // The desk keeps the same area's.
    expect((await remove('dispatch')).body).toEqual({ removed: true });
    expect((await remove('superv')).status).toBe(404);
    expect(await own(stand, 'superv')).toEqual([]);
  });
});

describe('a call that the desk writes down', () => {
  const dispatcher = callerOf('dispatch');
  const call = (more: Record<string, unknown> = {}) => ({
    categoryCode: 'E0102',
    place: { address: '红旗路 12 号', areaCode: '330502001' },
    words: '来电人说垃圾三天没有人收',
    phone,
    ...more,
  });

  it('is a case like any other: accepted, its number sealed, its photos the desk’s', async () => {
    const stand = await createDeskStand();
    const { status, body } = await stand.ask(submitOnBehalf, dispatcher, { body: call({ photoIds: [photoId(1)] }) });
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'submitted', source: 'hotline', isMine: false, runningLeg: 'dispatch' });
    expect(body.reporter).toEqual({ anonymous: false, maskedPhone: '138****1234' });
    const file = await stand.store.read(body.complaintId);
    expect(file?.complaint).toMatchObject({
      reporterId: `desk:${body.complaintId}`,
      hasPhone: true,
      source: 'hotline',
    });
    expect(file?.events[0]?.actor).toEqual({ kind: 'staff', staffId: 'staff-dispatch', name: '章一鸣' });
    expect(file?.photos).toMatchObject([{ personId: dispatcher.personId, state: 'pending' }]);
    expect(JSON.stringify(await stand.tables.rows('complaints'))).not.toContain(phone);
    expect(await stand.tables.rows('audit')).toMatchObject([{ what: 'case', staffId: 'staff-dispatch' }]);
  });

  it('needs no photo and no number, but words and a place', async () => {
    const stand = await createDeskStand();
    const { phone: _phone, ...quiet } = call();
    expect((await stand.ask(submitOnBehalf, dispatcher, { body: quiet })).status).toBe(201);
    const nowhere = { ...call(), place: { address: '那边的路口' }, photoIds: [photoId(3)] };
    stand.faults.set(photoId(3), 'missing');
    const refused = await stand.ask(submitOnBehalf, dispatcher, { body: nowhere });
    expect([refused.status, refused.body.errors?.map(({ field }) => field)]).toEqual([
      400,
      ['place.areaCode', 'photoIds.0'],
    ]);
    expect(await stand.ask(submitOnBehalf, dispatcher, { body: call({ words: '' }) })).toMatchObject({ status: 400 });
  });

  it('is one case for one key', async () => {
    const stand = await createDeskStand();
    const key = newKey();
    const ask = () => stand.ask(submitOnBehalf, dispatcher, { body: call(), key });
    const five = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
    expect(new Set(five.map(({ body }) => body.complaintId)).size).toBe(1);
    expect((await stand.ask(submitOnBehalf, dispatcher, { body: call({ words: '别的事' }), key })).status).toBe(422);
  });

  it('is spoken for by the desk, to the end', async () => {
    const stand = await createDeskStand();
    const { complaintId } = (await stand.ask(submitOnBehalf, dispatcher, { body: call() })).body;
    for (const step of ['dispatch', 'respond', 'resolve'] as const) await stand.give(step, complaintId);
    await stand.give('approve', complaintId, { caller: superv });
    const rated = await stand.call(routes.rateComplaint, {
      caller: dispatcher,
      path: { complaintId },
      body: { score: 5, words: '来电人满意' },
    });
    expect([rated.status, rated.body.state]).toEqual([200, 'rated']);
    // Nobody else's call is theirs.
    const mine = await stand.call(routes.listComplaints, { caller: dispatcher, query: {} });
    expect(mine.body.complaints).toEqual([]);
  });

  it('may be about a place in another district: whoever answers takes the call', async () => {
    const stand = await createDeskStand();
    const place = { address: '昌硕街道', areaCode: '330523001' };
    const { status, body } = await stand.ask(submitOnBehalf, dispatcher, { body: call({ place }) });
    expect([status, body.districtCode, body.commands]).toEqual([201, '330523', []]);
  });
});
