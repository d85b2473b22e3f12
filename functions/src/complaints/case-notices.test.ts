import { plusSeconds } from '@huzhou/shared/kernel/time';
import { beforeAll, describe, expect, it } from 'vitest';
import { createChain } from './testing/chain.ts';
import { type Command, readyFor, takeMachineStep } from './testing/ready.ts';
import { createStand, photoId, type Stand, startsAt } from './testing/stand.ts';

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
    ['return', ['dispatch'], ['alarm staff-superv', reporter, ...desk]],
    ['resolve', ['dispatch', 'respond'], [reporter, ...desk]],
    ['rework', ['dispatch', 'respond', 'resolve'], team],
    ['approve', ['dispatch', 'respond', 'resolve'], [reporter]],
    ['rate', ['dispatch', 'respond', 'resolve', 'approve'], []],
    // Whoever checked the work learns that its reporter is not satisfied.
    ['reopen', ['dispatch', 'respond', 'resolve', 'approve'], ['alarm staff-dispatch', 'alarm staff-superv']],
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

describe('who is told of case work', () => {
  let stand: Stand;
  let chain: ReturnType<typeof createChain>;
  beforeAll(async () => {
    stand = await createStand();
    chain = createChain(stand);
  });

  const city = 'alarm staff-citysup';
  const leader = 'alarm staff-leader';
  const cases: [Command, string[]][] = [
    ['decline', [reporter]],
    ['transfer', [reporter]],
    ['inform', [reporter]],
    ['note', []],
    ['request-extension', ['task staff-superv']],
    ['extend', [reporter, 'task staff-handler']],
    ['request-suspension', ['task staff-superv']],
    ['suspend', [reporter, 'task staff-handler']],
    ['refuse-request', ['task staff-handler']],
    // Whoever ended it knows.
    ['resume', [reporter, 'task staff-handler', 'task staff-handler2']],
    ['confirm-gone', [reporter, ...team]],
    ['supervise', team],
    ['answer-supervision', ['task staff-superv']],
    ['make-key', [city, leader]],
    ['set-plan', ['task staff-superv']],
    ['finish-step', []],
    ['strike-off', ['task staff-leader']],
    ['split', []],
  ];

  it.each(cases)('%s', async (command, expected) => {
    const complaintId = await readyFor(stand, command);
    expect(await toldBy({ chain, complaintId }, () => stand.give(command, complaintId))).toEqual(expected);
  });

  it('a case that ends while a team has it: the team', async () => {
    const complaintId = await readyFor(stand, 'resolve');
    const told = await toldBy({ chain, complaintId }, () => stand.give('transfer', complaintId));
    expect(told).toEqual([reporter, ...team]);
    expect(chain.sent.notices.map(({ message }) => message.fields.thing2)).toContain('已移送：暴露垃圾');
  });

  it('a leader that a key case gets: the leader', async () => {
    const complaintId = await readyFor(stand, 'make-key');
    await stand.give('make-key', complaintId);
    const told = await toldBy({ chain, complaintId }, () => chain.dispatch({ complaintId, errand: 'assign-leader' }));
    expect(told).toEqual(['task staff-leader']);
  });

  it('trouble that a machine reports gone: the team and the desk', async () => {
    const complaintId = await readyFor(stand, 'respond');
    const gone = [{ command: 'report-gone' }, { kind: 'source', sourceId: 'video' }] as const;
    const told = await toldBy({ chain, complaintId }, () => takeMachineStep(stand, complaintId, gone));
    expect(told).toEqual(['task staff-dispatch', ...team]);
  });

  it('a bad rating: the checker and the district’s supervisor, in the words of an alarm', async () => {
    const complaintId = await readyFor(stand, 'rate');
    const rate = () => stand.give('rate', complaintId, { body: { score: 1, words: '根本没有清' } });
    expect(await toldBy({ chain, complaintId }, rate)).toEqual(['alarm staff-dispatch', 'alarm staff-superv']);
    expect(chain.sent.notices[0]?.message.fields.thing3).toBe('市民不满意：暴露垃圾');
    expect(chain.sent.dispatches.at(-1)).toEqual({ complaintId, opening: 2 });
  });

  it('a part of joint work: its team when it begins, the case’s team when it is done, and no citizen', async () => {
    const complaintId = await readyFor(stand, 'split');
    const { parts } = await stand.give('split', complaintId);
    const part = parts?.[0]?.complaintId ?? '';
    const { before: _, ...inserted } = await chain.changeBy(part, async () => undefined);
    chain.sent.notices.length = 0;
    await chain.relay({ ...inserted, kind: 'INSERT' });
    // The demonstration has nobody in that team.
    expect(chain.sent.notices).toEqual([]);
    const owner = {
      personId: 'person-municipal',
      staff: {
        staffId: 'staff-municipal',
        name: '工',
        grants: [{ role: 'handler' as const, areaCode: '330502', unitId: 'team-330502-municipal' }],
      },
    };
    await stand.give('respond', part, { caller: owner });
    const resolve = { caller: owner, body: { words: '路面已修好', photoIds: [photoId(7)] } };
    await stand.give('resolve', part, resolve);
    const told = await toldBy({ chain, complaintId: part }, () => stand.give('approve', part));
    expect(told).toEqual(team);
    expect(chain.sent.notices[0]?.message.page).toContain(complaintId);
    expect(chain.sent.notices[0]?.message.fields.thing2).toBe('会办已完成：暴露垃圾');
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
    const lateTeam = ['alarm staff-handler', 'alarm staff-handler2', 'alarm staff-lead'];
    expect(told).toEqual([...lateTeam, 'alarm staff-superv', reporter, ...desk]);
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
