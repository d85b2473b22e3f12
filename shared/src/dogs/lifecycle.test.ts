import { describe, expect, it } from 'vitest';
import { plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Dog } from './dog.ts';
import type { DogCommand, DogState } from './lifecycle.ts';
import { dogCommandNames, dogCommands, dogLifecycle, dogStateNames, dogStates } from './lifecycle.ts';
import {
  beginSample,
  inState,
  keeper,
  must,
  otherChip,
  readySample,
  registrar,
  sampleSteps,
  startsAt,
} from './sample-dog.ts';
import type { Step } from './step.ts';
import { advance, type DogChange } from './transition.ts';

type Row = Partial<Record<DogCommand, DogState>>;

const treated = (state: DogState): Row => ({ vaccinate: state, 'recall-vaccination': state });
const chipped = (state: DogState): Row => ({ chip: state, 'claim-chip': state });
const disputed = (state: DogState): Row => ({ 'drop-claim': state, 'win-chip': state, 'lose-chip': state });
const applied = (state: DogState): Row => ({ ...treated(state), ...disputed(state) });
const held = (state: DogState): Row => ({
  ...applied(state),
  ...chipped(state),
  remind: state,
  lapse: state,
  'replace-tag': state,
  confiscate: 'deregistered',
});
const atHome = (state: DogState): Row => ({
  ...held(state),
  renew: 'registered',
  lose: 'lost',
  'change-address': state,
  'move-out': 'moved-out',
  deregister: 'deregistered',
});

/** The table once more, written down by hand: what domain rule 5 says, not what the code says. */
const allowed: Readonly<Record<DogState, Row>> = {
  draft: { save: 'draft', submit: 'submitted', withdraw: 'withdrawn', 'drop-claim': 'draft', 'lose-chip': 'draft' },
  returned: {
    ...applied('returned'),
    ...chipped('returned'),
    lapse: 'returned',
    save: 'returned',
    submit: 'submitted',
    withdraw: 'withdrawn',
  },
  submitted: {
    ...applied('submitted'),
    ...chipped('submitted'),
    withdraw: 'withdrawn',
    return: 'returned',
    approve: 'registered',
    refuse: 'refused',
    lapse: 'submitted',
  },
  // It lives here as long as nobody says otherwise: whoever has it may, and the registrar.
  refused: {
    ...applied('refused'),
    lapse: 'refused',
    appeal: 'appealed',
    deregister: 'deregistered',
    confiscate: 'deregistered',
  },
  appealed: {
    ...applied('appealed'),
    lapse: 'appealed',
    uphold: 'refused',
    'grant-appeal': 'submitted',
    withdraw: 'withdrawn',
  },
  registered: {
    ...atHome('registered'),
    'offer-transfer': 'transferring',
    'note-expiring': 'expiring',
    expire: 'expired',
  },
  expiring: { ...atHome('expiring'), 'offer-transfer': 'transferring', expire: 'expired' },
  expired: atHome('expired'),
  lost: { ...held('lost'), find: 'registered', deregister: 'deregistered' },
  transferring: {
    ...held('transferring'),
    'accept-transfer': 'transferring',
    'object-transfer': 'transferring',
    'settle-objection': 'transferring',
    'cancel-transfer': 'registered',
    'complete-transfer': 'registered',
  },
  'moved-out': {
    'move-back': 'submitted',
    'recall-vaccination': 'moved-out',
    'drop-claim': 'moved-out',
    'lose-chip': 'moved-out',
  },
  deregistered: { 'drop-claim': 'deregistered', 'lose-chip': 'deregistered' },
  withdrawn: { 'drop-claim': 'withdrawn', 'lose-chip': 'withdrawn' },
};

const cells = dogStates.flatMap((state) => dogCommands.map((command) => [state, command] as const));

describe('the table', () => {
  it.each(cells)('%s × %s', (state, command) => {
    const { from, to } = dogLifecycle.transitions[command];
    expect(from.includes(state) ? (to ?? state) : undefined).toBe(allowed[state][command]);
  });

  it('has a name for every state and command', () => {
    expect(Object.keys(dogStateNames).sort()).toEqual([...dogStates].sort());
    expect(Object.keys(dogCommandNames).sort()).toEqual([...dogCommands].sort());
  });
});

const accepted = {
  newKeeperId: 'person-new',
  acceptedAt: startsAt,
  completesAt: '2026-12-07T01:00:00.000Z',
  townCode: '330523001',
};
const objection = { by: 'keeper', words: '不同意', at: startsAt } as const;

/** What a command wants of the dog beyond its state. */
const wanted: Partial<Record<DogCommand, (dog: Dog) => Partial<Dog>>> = {
  'drop-claim': () => ({ claim: otherChip }),
  'win-chip': () => ({ claim: otherChip }),
  'lose-chip': () => ({ chip: otherChip }),
  'object-transfer': ({ transfer }) => (transfer ? { transfer: { ...transfer, ...accepted } } : {}),
  'settle-objection': ({ transfer }) =>
    transfer ? { transfer: { ...transfer, ...accepted, objections: [objection] } } : {},
  renew: ({ facts }) => (facts === undefined ? {} : { validUntil: '2026-12-10' }),
};

// Given by the machine when their time has come: see transition.test.ts.
const byTime: readonly DogCommand[] = ['note-expiring', 'expire', 'lapse', 'remind', 'complete-transfer'];

describe('every state and every command that somebody gives, all that it wants being there', () => {
  it.each(cells.filter(([, command]) => !byTime.includes(command)))('%s × %s', (state, command) => {
    const sample = inState(state);
    const before = { ...sample, ...wanted[command]?.(sample) };
    const result = advance(before, sampleSteps[command], registrar, startsAt);
    const to = allowed[state][command];
    if (to === undefined) {
      expect(result).toMatchObject({ ok: false, failure: { kind: 'out-of-turn' } });
      return;
    }
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const { dog, events } = result.value;
    expect(events.some((event) => event.state === to)).toBe(true);
    expect(dog.version).toBe(before.version + events.length);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => before.version + index + 1));
  });
});

const days = (count: number) => plusSeconds(startsAt, count * secondsIn.day);

describe('a registration', () => {
  const submitted = () => must(beginSample(), sampleSteps.submit, keeper);

  it.each([
    ['no vaccination', () => must(submitted(), { command: 'chip', chip: otherChip }, keeper), startsAt],
    ['no chip', () => must(submitted(), sampleSteps.vaccinate, registrar), startsAt],
    ['a disputed chip', () => must(readySample(), sampleSteps['claim-chip'], keeper), startsAt],
    ['a recalled batch', () => must(readySample(), sampleSteps['recall-vaccination'], registrar), startsAt],
    ['a vaccination that has run out', readySample, days(400)],
    [
      'a concern that no appeal has set aside',
      () => {
        const { dog, events } = readySample();
        return { dog: { ...dog, concerns: ['over-limit' as const] }, events };
      },
      startsAt,
    ],
  ])('is not given with %s', (_, dog, at) => {
    expect(advance(dog().dog, sampleSteps.approve, registrar, at)).toMatchObject({ ok: false });
  });

  it('is given in spite of a concern that an appeal has set aside', () => {
    const { dog, events } = readySample();
    const concerned = { dog: { ...dog, concerns: ['over-limit' as const] }, events };
    const steps: readonly Step[] = [sampleSteps.refuse, sampleSteps.appeal, sampleSteps['grant-appeal']];
    const appealed = steps.reduce<DogChange>((change, step) => must(change, step, registrar), concerned);
    expect(must(appealed, sampleSteps.approve, registrar).dog.state).toBe('registered');
  });

  it('is appealed once, within sixty days', () => {
    const refused = must(readySample(), sampleSteps.refuse, registrar);
    expect(advance(refused.dog, sampleSteps.appeal, keeper, days(60)).ok).toBe(true);
    expect(advance(refused.dog, sampleSteps.appeal, keeper, plusSeconds(days(60), 1)).ok).toBe(false);
    const upheld = must(must(refused, sampleSteps.appeal, keeper), sampleSteps.uphold, registrar);
    expect(advance(upheld.dog, sampleSteps.appeal, keeper, startsAt).ok).toBe(false);
  });
});

describe('a chip', () => {
  it('that is replaced stays in the record', () => {
    const { dog } = must(readySample(), sampleSteps.chip, registrar);
    expect(dog).toMatchObject({ chip: { number: otherChip.number }, earlierChips: [{ number: '156000000012345' }] });
  });

  it('stays a dead dog’s own, and is free of one that was given up', () => {
    const registered = must(readySample(), sampleSteps.approve, registrar);
    expect(must(registered, sampleSteps.deregister, keeper).dog.chip).toBeDefined();
    expect(must(registered, { command: 'deregister', kind: 'giving-up' }, keeper).dog.chip).toBeUndefined();
  });
});
