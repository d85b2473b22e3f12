import { mergeComplaint } from '@huzhou/shared/complaints/casework-routes';
import { followComplaint, getComplaint } from '@huzhou/shared/complaints/routes';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChain } from '../testing/chain.ts';
import { walk } from '../testing/ready.ts';
import { callerOf, createStand, newKey, photoId, type Stand } from '../testing/stand.ts';

let stand: Stand;
let chain: ReturnType<typeof createChain>;
beforeAll(async () => {
  stand = await createStand();
  chain = createChain(stand);
});
beforeEach(() => stand.wait(400));

const neighbour = callerOf('neighbour');

const two = async () => {
  const main = await stand.file({ words: '主案的话' });
  const child = await stand.file({ words: '邻居的话' }, neighbour);
  return { main, child };
};

const merge = (child: string, into: string, more: object = {}) =>
  stand.call(mergeComplaint, {
    caller: callerOf('dispatch'),
    path: { complaintId: child },
    body: { into, words: '同一处垃圾' },
    ...more,
  });

const read = async (complaintId: string) => {
  const file = await stand.store.read(complaintId);
  if (file === undefined) throw new Error('no case');
  return file;
};

describe('merging', () => {
  it('changes both cases in one write, and the merged one’s reporter follows the main', async () => {
    const { main, child } = await two();
    const { status, body } = await merge(child, main);
    expect([status, body.state]).toEqual([200, 'merged']);
    const [mains, childs] = [await read(main), await read(child)];
    expect(mains.complaint.absorbed).toEqual([child]);
    expect(mains.events.at(-1)).toMatchObject({ type: 'absorbed', caseIds: [child] });
    expect(childs.complaint).toMatchObject({ state: 'merged', mergedInto: main });
    expect(mains.followers).toMatchObject([{ personId: neighbour.personId, mergedCase: child }]);
  });

  it('shows the merged one’s reporter the main’s story, without its reporter’s words', async () => {
    const { main, child } = await two();
    await merge(child, main);
    await walk(stand, main, ['dispatch', 'respond']);
    const { body, text } = await stand.call(getComplaint, { caller: neighbour, path: { complaintId: child } });
    expect(body.main).toMatchObject({ complaintId: main, state: 'responded', excerpt: '' });
    expect(body.main?.timeline.map(({ type, words }) => [type, words])).toEqual([
      ['submitted', undefined],
      ['absorbed', undefined],
      ['dispatched', undefined],
      ['responded', '马上到现场'],
    ]);
    for (const canary of ['主案的话', 'person-citizen', '章一鸣', '周立行']) expect(text).not.toContain(canary);
    // And may open it, as one who follows.
    const opened = await stand.call(getComplaint, { caller: neighbour, path: { complaintId: main } });
    expect([opened.status, opened.body.words, opened.body.commands]).toEqual([200, '', []]);
    expect(opened.text).not.toContain(child);
  });

  it('takes along whoever followed the merged case', async () => {
    const { main, child } = await two();
    const follower = callerOf('handler2');
    await stand.call(followComplaint, { caller: follower, path: { complaintId: child }, body: {} });
    await merge(child, main);
    const people = (await read(main)).followers?.map(({ personId }) => personId);
    expect(people?.sort()).toEqual([follower.personId, neighbour.personId].sort());
  });

  it('tells the merged one’s reporter under their own number, until each hears the end of their own', async () => {
    const { main, child } = await two();
    await merge(child, main);
    await walk(stand, main, ['dispatch']);
    chain.sent.notices.length = 0;
    await chain.relay(await chain.changeBy(main, () => stand.give('respond', main)));
    const toPerson = () =>
      chain.sent.notices.flatMap(({ to, message, subjectId }) =>
        'personId' in to ? [[to.personId, message.fields.character_string1, subjectId]] : [],
      );
    expect(toPerson()).toEqual([
      ['person-citizen', main, main],
      ['person-neighbour', child, main],
    ]);
    await walk(stand, main, ['resolve']);
    chain.sent.notices.length = 0;
    chain.sent.dispatches.length = 0;
    await chain.relay(await chain.changeBy(main, () => stand.give('approve', main)));
    expect(toPerson()).toEqual([['person-citizen', main, main]]);
    const close = { complaintId: child, errand: 'close-merged', main, mainEnded: 'closed' } as const;
    expect(chain.sent.dispatches).toEqual([close]);
    chain.sent.notices.length = 0;
    await chain.relay(
      await chain.changeBy(child, async () => {
        for (let time = 0; time < 3; time += 1) await chain.dispatch(close);
      }),
    );
    expect(toPerson()).toEqual([['person-neighbour', child, child]]);
    expect(chain.sent.notices[0]?.message.fields.thing3).toBe('随主案办结，请您评价');
    const { events, complaint } = await read(child);
    expect(events.filter(({ type }) => type === 'closed')).toHaveLength(1);
    expect(complaint.state).toBe('closed');
    // Each rates their own; who is not satisfied gets their own case back.
    await stand.give('rate', main);
    const rated = await stand.give('rate', child, { caller: neighbour, body: { score: 1, words: '我家门口还有' } });
    expect(rated).toMatchObject({ state: 'submitted', opening: 2 });
    expect(rated.main).toBeUndefined();
    expect((await read(main)).complaint.state).toBe('rated');
  });

  it.each([
    ['decline', 'declined', '主案不予受理，请您评价'],
    ['transfer', 'transferred', '主案已移送，请您评价'],
  ] as const)('when the main ends by %s, says so', async (command, mainEnded, words) => {
    const { main, child } = await two();
    await merge(child, main);
    chain.sent.dispatches.length = 0;
    await chain.relay(await chain.changeBy(main, () => stand.give(command, main)));
    expect(chain.sent.dispatches).toEqual([{ complaintId: child, errand: 'close-merged', main, mainEnded }]);
    for (const errand of chain.sent.dispatches) await chain.dispatch(errand);
    expect((await read(child)).events.at(-1)).toMatchObject({ type: 'closed', words });
  });

  it('with the same key at once five times happens once, and answers the same', async () => {
    const { main, child } = await two();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => merge(child, main, { key })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await read(main)).events.filter(({ type }) => type === 'absorbed')).toHaveLength(1);
    expect((await read(child)).events.filter(({ type }) => type === 'merged')).toHaveLength(1);
  });
});

describe('merging is refused', () => {
  it('into a case that is not there, is not seen, or is itself', async () => {
    const { child } = await two();
    for (const into of [
      'HZ20261123-0000000000',
      await stand.file({ place: { address: '递铺街道某处', areaCode: '330523001' } }),
    ]) {
      const { status, body } = await merge(child, into);
      expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, ['into']]);
    }
    expect((await merge(child, child)).status).toBe(409);
    expect((await read(child)).complaint.version).toBe(1);
  });

  it('into a case that is settled, a part, or in another district unless by the city’s desk', async () => {
    const { main, child } = await two();
    const elsewhere = await stand.file({ place: { address: '递铺街道某处', areaCode: '330523001' } });
    const cityDesk = { caller: callerOf('citydesk') };
    await stand.give('withdraw', main);
    const settled = await merge(child, main);
    expect([settled.status, settled.body.title]).toEqual([409, expect.stringContaining('主案不能并入')]);
    expect((await merge(child, elsewhere, cityDesk)).status).toBe(200);
    expect((await read(elsewhere)).complaint.absorbed).toEqual([child]);
  });

  it('into a younger case, by which an older promise would be got rid of; the other way round it is', async () => {
    const older = await stand.file();
    stand.wait(0.001);
    const younger = await stand.file();
    const refused = await merge(older, younger);
    expect([refused.status, refused.body.title]).toEqual([409, expect.stringContaining('受理更早')]);
    expect((await read(older)).complaint.version).toBe(1);
    expect((await merge(younger, older)).status).toBe(200);
  });

  it('of a case in which others lie', async () => {
    const { main, child } = await two();
    await merge(child, main);
    const third = await stand.file();
    expect((await merge(main, third)).body.title).toContain('请把本案作为主案');
    expect(
      (
        await stand.call(mergeComplaint, {
          caller: callerOf('citizen'),
          path: { complaintId: main },
          body: { into: third },
        })
      ).status,
    ).toBe(403);
  });

  it('and such a main cannot be withdrawn', async () => {
    const { main, child } = await two();
    await merge(child, main);
    await expect(stand.give('withdraw', main)).rejects.toThrow('不能撤回');
  });
});

describe('two at once', () => {
  const settle = async (results: readonly Promise<{ status: number }>[]) =>
    (await Promise.all(results)).map(({ status }) => status);

  it('a merge into a case that is itself merged elsewhere: one of them, and nothing lies in a merged case', async () => {
    for (let round = 0; round < 3; round += 1) {
      stand.wait(600);
      const { main, child } = await two();
      const third = await stand.file();
      const statuses = await settle([merge(child, main), merge(main, third)]);
      expect(statuses.toSorted()).toEqual([200, 409]);
      const [c, m] = [(await read(child)).complaint, (await read(main)).complaint];
      expect([c.state, m.state]).toEqual(m.state === 'merged' ? ['submitted', 'merged'] : ['merged', 'submitted']);
      expect(m.absorbed).toEqual(c.state === 'merged' ? [child] : []);
    }
  });

  it('a merge into a case that is being reopened, or reported done: both, in some order', async () => {
    for (let round = 0; round < 3; round += 1) {
      stand.wait(600);
      const { main, child } = await two();
      await walk(stand, main, ['dispatch', 'respond', 'resolve', 'approve']);
      const again = stand.give('reopen', main).then(() => ({ status: 200 }));
      const [merged, reopened] = await settle([merge(child, main), again]);
      expect(reopened).toBe(200);
      // Into a closed case nothing is merged: the reopening came first, or the merge was told so.
      const { complaint } = await read(main);
      expect(complaint.absorbed).toEqual(merged === 200 ? [child] : []);
      expect([200, 409]).toContain(merged);
      expect((await read(child)).complaint.state).toBe(merged === 200 ? 'merged' : 'submitted');
    }
  });

  it('a merge of a case that is being reported done: one wins', async () => {
    for (let round = 0; round < 3; round += 1) {
      stand.wait(600);
      const { main, child } = await two();
      await walk(stand, child, ['dispatch', 'respond']);
      const resolve = stand.give('resolve', child, { body: { words: '已清理', photoIds: [photoId(1)] } }).then(
        () => ({ status: 200 }),
        () => ({ status: 409 }),
      );
      const [merged, resolved] = await settle([merge(child, main), resolve]);
      expect([merged, resolved].toSorted()).toEqual([200, 409]);
      expect((await read(main)).complaint.absorbed).toEqual(merged === 200 ? [child] : []);
      expect((await read(child)).events.filter(({ type }) => type === 'merged' || type === 'resolved')).toHaveLength(1);
    }
  });

  it('two cases into one main at once: both lie in it', async () => {
    for (let round = 0; round < 3; round += 1) {
      stand.wait(600);
      const { main, child } = await two();
      const other = await stand.file({}, callerOf('handler'));
      expect(await settle([merge(child, main), merge(other, main)])).toEqual([200, 200]);
      const { complaint, events } = await read(main);
      expect(complaint.absorbed.toSorted()).toEqual([child, other].toSorted());
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    }
  });
});
