import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { createPermitStand, officer } from '../testing/permit-stand.ts';

const { answer, clock, contest, decide, list, person, plate, register, remove, requestOf, tables } =
  await createPermitStand();

beforeEach(() => {
  catchLog();
  clock.advanceSeconds(60);
});

describe('a contest', () => {
  const contested = async () => {
    const [holder, claimant, own] = [person(), person(), plate()];
    const { permitId } = (await register(holder, own)).body;
    const { status, body } = await contest(claimant, own);
    expect(status).toBe(202);
    return { holder, claimant, own, permitId: String(permitId), requestId: String(body.requestId) };
  };

  it('leaves the plate with its holder and puts both sides before the officer', async () => {
    const { holder, own, permitId, claimant, requestId } = await contested();
    expect((await list(holder)).permits).toMatchObject([{ plate: own, state: 'contested' }]);
    expect((await list(claimant)).contests).toMatchObject([{ plate: own, state: 'open' }]);
    expect((await answer(claimant, permitId)).status).toBe(404);
    await answer(holder, permitId);
    await answer(holder, permitId, '发票已经交到窗口');
    await tables.documents.send(
      new PutCommand({
        TableName: tables.names.parking,
        Item: { pk: `DRIVER#${holder.personId}`, sk: 'BOOKING#2026', plate: own, state: 'left' },
      }),
    );
    expect(await requestOf(own)).toMatchObject({
      requestId,
      kind: 'contest',
      words: '这是我的车，行驶证在我手里',
      holder: { bookings: 1, words: '发票已经交到窗口' },
    });
  });

  it('is upheld for the holder, and the other reads why', async () => {
    const { holder, claimant, own, requestId } = await contested();
    await decide(requestId, false, '行驶证登记的是对方');
    expect((await list(holder)).permits).toMatchObject([{ plate: own, state: 'approved' }]);
    expect(await list(claimant)).toMatchObject({
      permits: [],
      contests: [{ plate: own, state: 'refused', reason: '行驶证登记的是对方' }],
    });
    clock.advanceSeconds(31 * 86_400);
    expect((await list(claimant)).contests).toEqual([]);
  });

  it('is decided by no officer whom it is about', async () => {
    const { holder, claimant, requestId } = await contested();
    for (const { personId } of [holder, claimant])
      for (const granted of [true, false])
        expect((await decide(requestId, granted, '这是我的车', { ...officer, personId })).status).toBe(403);
    expect((await decide(requestId, false, '行驶证登记的是对方')).status).toBe(200);
  });

  it('hands the plate over in one write', async () => {
    const { holder, claimant, own, permitId, requestId } = await contested();
    await decide(requestId, true, '行驶证登记的是申诉人');
    expect((await list(holder)).permits).toMatchObject([
      { permitId, plate: own, state: 'lost', reason: '行驶证登记的是申诉人' },
    ]);
    expect((await list(claimant)).permits).toMatchObject([{ plate: own, state: 'approved' }]);
    expect((await answer(holder, permitId)).status).toBe(409);
    expect((await register(holder, own)).status).toBe(409);
    expect((await contest(holder, own)).status).toBe(202);
  });

  it('waits while another one is open, and is refused where there is nothing to contest', async () => {
    const { claimant, holder, own } = await contested();
    expect((await contest(person(), own)).status).toBe(409);
    expect((await contest(holder, own)).status).toBe(409);
    expect((await contest(claimant, plate())).status).toBe(404);
  });

  it('ends when the holder gives the plate up', async () => {
    const { claimant, holder, own, permitId, requestId } = await contested();
    await remove(holder, permitId);
    expect((await list(claimant)).contests).toMatchObject([{ state: 'void' }]);
    expect((await decide(requestId, true)).status).toBe(409);
    expect((await register(claimant, own)).status).toBe(201);
  });

  it('waits for the end of an application, with which its holder may not park yet', async () => {
    const [holder, claimant, applied] = [person(), person(), plate('京A')];
    await register(holder, applied);
    const refused = await contest(claimant, applied);
    expect([refused.status, refused.body.title]).toEqual([409, '这个车牌正在审核，审核结束后可以申诉']);
    expect((await list(holder)).permits).toMatchObject([{ state: 'applied' }]);
  });

  it('cannot give anybody a fourth plate', async () => {
    const { claimant, own, requestId } = await contested();
    for (const one of [plate(), plate(), plate()]) await register(claimant, one);
    const refused = await decide(requestId, true);
    expect([refused.status, refused.body.title]).toEqual([409, '申诉人已有 3 个车牌，请其先移除一个']);
    expect(await requestOf(own)).toBeDefined();
    expect((await contest(claimant, plate())).status).toBe(404);
  });
});
