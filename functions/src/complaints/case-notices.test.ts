import { plusSeconds } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { createChain } from './testing/chain.ts';
import { createStand, type Stand, startsAt, type usual } from './testing/stand.ts';

type Command = keyof typeof usual;

const begin = async () => {
  const stand = await createStand();
  return { stand, chain: createChain(stand), complaintId: await stand.file() };
};

/** Who is told what by the change that `work` makes: `template recipient`. */
const toldBy = async (
  { chain, complaintId }: { chain: ReturnType<typeof createChain>; complaintId: string },
  work: () => Promise<unknown>,
): Promise<string[]> => {
  chain.sent.notices.length = 0;
  await chain.relay(await chain.changeBy(complaintId, work));
  return chain.sent.notices
    .map(({ to, message }) => `${message.template} ${'staffId' in to ? to.staffId : to.personId}`)
    .sort();
};

const walk = async (stand: Stand, complaintId: string, ...names: Command[]) => {
  for (const name of names) await stand.give(name, complaintId);
};

const desk = ['task staff-dispatch'];
const team = ['task staff-handler', 'task staff-handler2', 'task staff-lead'];
const reporter = 'progress person-citizen';

describe('who is told of a step', () => {
  const cases: [Command, Command[], string[]][] = [
    ['dispatch', [], [reporter, ...team]],
    ['respond', ['dispatch'], [reporter]],
    ['return', ['dispatch'], [reporter, ...desk]],
    ['resolve', ['dispatch', 'respond'], [reporter, ...desk]],
    ['rework', ['dispatch', 'respond', 'resolve'], team],
    ['approve', ['dispatch', 'respond', 'resolve'], [reporter]],
    ['rate', ['dispatch', 'respond', 'resolve', 'approve'], []],
    ['reopen', ['dispatch', 'respond', 'resolve', 'approve'], []],
    ['withdraw', [], []],
    ['withdraw', ['dispatch'], team],
    ['withdraw', ['dispatch', 'return'], desk],
  ];

  it.each(cases)('%s after %j', async (command, before, expected) => {
    const begun = await begin();
    await walk(begun.stand, begun.complaintId, ...before);
    expect(await toldBy(begun, () => begun.stand.give(command, begun.complaintId))).toEqual(expected);
  });

  it('a case that goes to the desk', async () => {
    const stand = await createStand();
    const chain = createChain(stand);
    const complaintId = await stand.file({ place: { address: '吴兴区某处路边' } });
    expect(await toldBy({ chain, complaintId }, () => chain.dispatch({ complaintId, opening: 1 }))).toEqual(desk);
  });
});

describe('whom a mark alarms', () => {
  const marksAt = async (seconds: number, ...before: Command[]) => {
    const begun = await begin();
    await walk(begun.stand, begun.complaintId, ...before);
    begun.stand.time.now = plusSeconds(startsAt, seconds);
    const { complaintId, chain } = begun;
    return toldBy(begun, () => chain.check({ complaintId, clock: 1, nextAt: begun.stand.time.now }));
  };

  it('undispatched after 30 seconds: the duty desk and the district’s supervisor', async () => {
    expect(await marksAt(31)).toEqual(['alarm staff-dispatch', 'alarm staff-superv']);
  });

  it('20 minutes without a response: the team and its lead', async () => {
    expect(await marksAt(20 * 60 + 1, 'dispatch')).toEqual([
      'alarm staff-handler',
      'alarm staff-handler2',
      'alarm staff-lead',
    ]);
  });

  it('24 hours: everybody up to the city’s supervisor and the leader, each once for each mark', async () => {
    expect(await marksAt(24 * 3600 + 1, 'dispatch', 'respond')).toEqual([
      'alarm staff-citysup',
      'alarm staff-handler',
      'alarm staff-handler2',
      'alarm staff-lead',
      'alarm staff-lead',
      'alarm staff-leader',
      'alarm staff-superv',
    ]);
  });

  it('nobody of a team while no team has it: then the desk must know', async () => {
    expect(await marksAt(12 * 3600 + 1, 'dispatch', 'return')).toEqual(['alarm staff-dispatch']);
  });

  it('the team that had it until now, when its late return is what is written', async () => {
    const begun = await begin();
    await walk(begun.stand, begun.complaintId, 'dispatch');
    begun.stand.time.now = plusSeconds(startsAt, 20 * 60 + 1);
    const told = await toldBy(begun, () => begun.stand.give('return', begun.complaintId));
    expect(told).toEqual(['alarm staff-handler', 'alarm staff-handler2', 'alarm staff-lead', reporter, ...desk]);
  });

  it('says which instant was passed, so that the lateness of the alarm can be told', async () => {
    const begun = await begin();
    begun.stand.time.now = plusSeconds(startsAt, 31);
    const { chain, complaintId, stand } = begun;
    await toldBy(begun, () => chain.check({ complaintId, clock: 1, nextAt: stand.time.now }));
    expect(chain.sent.notices.map(({ about }) => about)).toEqual(Array(2).fill({ instant: plusSeconds(startsAt, 30) }));
  });
});

describe('a message', () => {
  it('holds nothing of the reporter, not even on its way', async () => {
    const begun = await begin();
    const { stand, chain, complaintId } = begun;
    for (const name of ['dispatch', 'respond', 'resolve', 'approve'] as const)
      await chain.relay(await chain.changeBy(complaintId, () => stand.give(name, complaintId)));
    const text = JSON.stringify(chain.sent.notices);
    expect(chain.sent.notices.length).toBeGreaterThan(5);
    for (const canary of ['13812341234', 'oHuzhouPersona', '垃圾三天']) expect(text).not.toContain(canary);
  });
});
