import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import type { Caller } from '@huzhou/shared/identity/caller';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { callerOf, createDogStand, formOf } from './testing/dog-stand.ts';

const chip = '156000000000777';
const city = callerOf('cityregist');
const sixteen = Array.from({ length: 16 }, (_, index) => callerOf(`rival-${index}`));

describe('one chip', () => {
  it('entered by sixteen at once is one dog’s; the fifteen others are in dispute, and nothing vanished', async () => {
    const stand = await createDogStand();
    const ids = await Promise.all(
      sixteen.map(async (caller) => {
        const { dogId } = await stand.must(routes.createDog, { caller, body: { form: formOf({ chip }) } });
        return dogId as string;
      }),
    );
    const submit = (caller: Caller, index: number) => {
      const dogId = ids[index] ?? '';
      return stand.call(routes.submitDog, { caller, path: { dogId }, body: {}, key: `race-${dogId}` });
    };
    const answers = await Promise.all(sixteen.map(submit));
    // Whoever lost every race tries again, as a client does: with the same key.
    const lost = sixteen.flatMap((caller, index) => (answers[index]?.status === 409 ? [submit(caller, index)] : []));
    expect((await Promise.all(lost)).every(({ status }) => status === 200)).toBe(true);

    const dogs = await Promise.all(ids.map((dogId) => stand.store.find(dogId)));
    const holders = dogs.filter((dog) => dog?.chip?.number === chip);
    expect(holders).toHaveLength(1);
    expect(dogs.filter((dog) => dog?.claim?.number === chip)).toHaveLength(15);
    expect(dogs.every((dog) => dog?.state === 'submitted')).toBe(true);
    expect((await stand.store.holderOf(chip))?.dogId).toBe(holders[0]?.dogId);
    const disputes = await stand.store.disputesOf(chip);
    expect(disputes.filter(({ state }) => state === 'open')).toHaveLength(15);
    // The holder hears of each of them.
    await stand.relayAll(2);
    const challenged = stand.notices.filter(({ noticeId }) => noticeId.includes('-challenged-'));
    expect(new Set(challenged.map(({ noticeId }) => noticeId)).size).toBe(15);
    expect(new Set(challenged.map(({ to }) => JSON.stringify(to))).size).toBe(1);
  });

  it('of one keeper twice is a slip of the hand, and said so', async () => {
    const stand = await createDogStand();
    const caller = callerOf('citizen');
    await stand.submit({ chip }, caller);
    const { dogId } = await stand.must(routes.createDog, { caller, body: { form: formOf({ chip }) } });
    const second = await stand.call(routes.submitDog, { caller, path: { dogId }, body: {} });
    expect(second).toMatchObject({ status: 409, body: { title: expect.stringContaining('另一只犬') } });
  });
});

describe('a dispute', () => {
  const [first, second] = [callerOf('citizen'), callerOf('neighbour')];

  const clash = async () => {
    const stand = await createDogStand();
    const holder = await stand.register(chip, {}, first);
    const claimant = await stand.submit({ chip }, second);
    const decide = (outcome: 'holder' | 'claimant', caller = city) =>
      stand.call(registryRoutes.decideDispute, {
        caller,
        path: { dogId: claimant },
        body: { outcome, words: '查验属实' },
      });
    const say = (dogId: string, caller = first) =>
      stand.must(routes.stateDispute, {
        caller,
        path: { dogId },
        body: { claimantDogId: claimant, words: '狗是我的' },
      });
    return { stand, holder, claimant, decide, say };
  };

  it('is not decided before both sides are heard, nor by who is not over both places', async () => {
    const { decide, say, holder, claimant, stand } = await clash();
    expect((await decide('claimant')).status).toBe(409);
    expect((await decide('claimant', callerOf('registrar'))).status).toBe(409);
    await say(holder);
    expect((await decide('claimant')).status).toBe(409);
    const seen = await say(claimant, second);
    expect(seen.disputes).toMatchObject([
      { mySide: 'claimant', mayBeDecided: true, statements: [{ side: 'holder' }, { side: 'claimant' }] },
    ]);
    expect((await decide('holder')).status).toBe(200);
    expect((await stand.must(registryRoutes.listDisputes, { caller: city })).disputes).toEqual([]);
  });

  it('that the claimant wins moves the number, and the loser’s dog is told to get another', async () => {
    const { decide, say, holder, claimant, stand } = await clash();
    await say(holder);
    await say(claimant, second);
    await stand.relayAll();
    stand.notices.length = 0;
    const twice = await Promise.all([decide('claimant'), decide('claimant')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await stand.store.holderOf(chip))?.dogId).toBe(claimant);
    expect(await stand.store.find(claimant)).toMatchObject({ chip: { number: chip } });
    const loser = await stand.store.find(holder);
    expect(loser).toMatchObject({ state: 'registered', earlierChips: [{ number: chip }] });
    expect(loser?.chip).toBeUndefined();
    await stand.relayAll();
    expect(stand.notices.map(({ to }) => ('personId' in to ? to.personId : ''))).toEqual(
      expect.arrayContaining(['person-citizen', 'person-neighbour']),
    );
    expect(JSON.stringify(stand.notices)).not.toContain(chip);
  });

  it('waits a week for a side that says nothing', async () => {
    const { decide, stand } = await clash();
    stand.wait(7 * secondsIn.day - 1);
    expect((await decide('holder')).status).toBe(409);
    stand.wait(1);
    expect((await decide('holder')).status).toBe(200);
  });

  it('ends when the claimant gives another number, and the first chip of a re-chipped dog still finds it', async () => {
    const { holder, claimant, stand } = await clash();
    await stand.must(routes.giveChip, { caller: second, path: { dogId: claimant }, body: { chip: '156000000000888' } });
    expect(await stand.store.disputesOf(chip)).toMatchObject([{ state: 'withdrawn' }]);
    const clinician = callerOf('clinician');
    await stand.must(clinicRoutes.recordChip, { caller: clinician, body: { dogId: holder, chip: '156000000000999' } });
    const old = await stand.must(clinicRoutes.lookUpAtClinic, { caller: clinician, body: { chip } });
    expect(old.dog).toMatchObject({ dogId: holder, chip: '156000000000999' });
    // Nobody else gets a number that is still in a dog.
    const third = await stand.submit({ chip }, callerOf('third'));
    expect(await stand.store.find(third)).toMatchObject({ claim: { number: chip } });
    stand.wait(8 * secondsIn.day);
    const won = { caller: city, path: { dogId: third }, body: { outcome: 'claimant', words: '原芯片已取出' } };
    expect((await stand.call(registryRoutes.decideDispute, won)).status).toBe(200);
    expect((await stand.store.holderOf(chip))?.dogId).toBe(third);
    expect((await stand.store.find(holder))?.chip?.number).toBe('156000000000999');
  });
});
