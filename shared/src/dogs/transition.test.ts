import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { plusSeconds, secondsIn } from '../kernel/time.ts';
import { coveredByDog } from './covered.ts';
import { endOfDay, startOfDay } from './day.ts';
import { Dog } from './dog.ts';
import { DogEvent } from './event.ts';
import { dogCommands, dogLifecycle, dogStates, isEnded, isKept } from './lifecycle.ts';
import { beginSample, keeper, machine, must, readySample, registrar, sampleSteps, startsAt } from './sample-dog.ts';
import { advance, asOf, type DogChange, nextLookAt, passTime } from './transition.ts';

const registered = () => must(readySample(), sampleSteps.approve, registrar);
const second = (instant: string, seconds: number) => plusSeconds(instant, seconds);

describe('what time does', () => {
  const ends = endOfDay('2027-11-22');
  const expiringFrom = startOfDay('2027-10-23');

  it.each([
    ['before its last 30 days', second(expiringFrom, -1), 'registered'],
    ['in its last 30 days', expiringFrom, 'expiring'],
    ['to its last second', second(ends, -1), 'expiring'],
    ['from then on', ends, 'expired'],
  ])('a registration %s is %s', (_, at, state) => {
    expect(asOf(registered().dog, at).state).toBe(state);
  });

  it('a lost dog that is found finds its registration as time has left it', () => {
    const lost = must(registered(), sampleSteps.lose, keeper);
    expect(asOf(lost.dog, ends).state).toBe('lost');
    expect(must(lost, sampleSteps.find, keeper, ends).dog.state).toBe('expired');
    expect(must(lost, sampleSteps.find, keeper, expiringFrom).dog.state).toBe('expiring');
  });

  it('a transfer is complete after fourteen days, unless an objection stands', () => {
    const offered = must(registered(), sampleSteps['offer-transfer'], keeper);
    const accepted = must(offered, sampleSteps['accept-transfer'], keeper);
    const completesAt = '2026-12-07T01:00:00.000Z';
    expect(asOf(accepted.dog, second(completesAt, -1)).keeperId).toBe('person-keeper');
    expect(asOf(accepted.dog, completesAt)).toMatchObject({
      keeperId: 'person-new',
      state: 'registered',
      household: ['b'],
      facts: { districtCode: '330523', townCode: '330523001' },
    });
    const objected = must(accepted, sampleSteps['object-transfer'], registrar);
    expect(asOf(objected.dog, second(completesAt, 86_400)).keeperId).toBe('person-keeper');
    const settled = must(objected, sampleSteps['settle-objection'], registrar, second(completesAt, 86_400));
    expect(settled.dog.keeperId).toBe('person-new');
  });

  it('an offer that nobody takes ends by itself', () => {
    const offered = must(registered(), sampleSteps['offer-transfer'], keeper);
    expect(asOf(offered.dog, '2026-12-08T01:00:00.000Z')).toMatchObject({ state: 'registered' });
    expect(asOf(offered.dog, '2026-12-08T01:00:00.000Z').transfer).toBeUndefined();
  });

  it('a vaccination lapses once', () => {
    const after = endOfDay('2027-11-19');
    const change = passTime(registered().dog, after);
    expect(change?.events.filter(({ type }) => type === 'vaccination-lapsed')).toHaveLength(1);
    expect(passTime(change?.dog ?? registered().dog, after)).toBeUndefined();
  });
});

describe('reminders', () => {
  it('are given at 30, 7 and 1 days, each once, however often and when one looks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 380 * 24 }), { minLength: 1, maxLength: 40 }), (hours) => {
        // Looked at in any order: clocks step back and forth.
        let dog = registered().dog;
        const given: string[] = [];
        for (const hour of hours) {
          const change = passTime(dog, plusSeconds(startsAt, hour * secondsIn.hour));
          if (change === undefined) continue;
          dog = change.dog;
          given.push(
            ...change.events
              .filter(({ type }) => type === 'reminded')
              .map(({ subject, until, daysBefore }) => `${subject}-${until}-${daysBefore}`),
          );
        }
        expect(new Set(given).size).toBe(given.length);
      }),
      { numRuns: 100 },
    );
  });

  it('come all six to who looks every hour', () => {
    let dog = registered().dog;
    const given: string[] = [];
    for (let hour = 0; hour < 366 * 24; hour += 1) {
      const change = passTime(dog, plusSeconds(startsAt, hour * secondsIn.hour));
      if (change === undefined) continue;
      dog = change.dog;
      given.push(
        ...change.events.flatMap(({ type, subject, daysBefore, at }) =>
          type === 'reminded' ? [`${subject} ${daysBefore} ${at.slice(0, 10)}`] : [],
        ),
      );
    }
    expect(given.sort()).toEqual([
      'registration 1 2027-11-21',
      'registration 30 2027-10-23',
      'registration 7 2027-11-15',
      'vaccination 1 2027-11-18',
      'vaccination 30 2027-10-20',
      'vaccination 7 2027-11-12',
    ]);
  });

  it('that were missed come as one, the most urgent', () => {
    const change = passTime(registered().dog, '2027-11-18T02:00:00.000Z');
    const given = change?.events
      .filter(({ type }) => type === 'reminded')
      .map(({ subject, daysBefore }) => [subject, daysBefore]);
    expect(given).toEqual([
      ['registration', 7],
      ['vaccination', 1],
    ]);
  });
});

const actors = [keeper, registrar, machine] as const;
const beginnings = { draft: beginSample, ready: readySample, registered };

const lives = fc.record({
  // Most random commands are out of turn, so not every life begins at the beginning.
  beginning: fc.constantFrom('draft', 'ready', 'registered', 'registered'),
  moves: fc.array(
    fc.record({
      command: fc.constantFrom(...dogCommands),
      waitHours: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 24 * 200 }) },
      ),
      actor: fc.constantFrom(...actors),
    }),
    { maxLength: 40 },
  ),
});
type Life = typeof lives extends fc.Arbitrary<infer L> ? L : never;

const play = ({ beginning, moves }: Life) => {
  let change: DogChange = beginnings[beginning]();
  let now = startsAt;
  const seen: DogChange[] = [change];
  for (const { command, waitHours, actor } of moves) {
    now = plusSeconds(now, waitHours * secondsIn.hour);
    const next = advance(change.dog, sampleSteps[command], actor, now);
    if (!next.ok) continue;
    change = { dog: next.value.dog, events: [...change.events, ...next.value.events] };
    seen.push(change);
  }
  return { change, seen, now };
};

describe('any life of a dog', () => {
  it('is told without gaps, forwards, by the table, and fits its schema', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { change } = play(life);
        const { dog, events } = change;
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        expect(dog.version).toBe(events.length);
        expect(dog.state).toBe(events.at(-1)?.state);
        expect(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? ''))).toBe(true);
        expect(z.safeParse(Dog, dog).success).toBe(true);
        expect(events.every((event) => z.safeParse(DogEvent, event).success)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps what must hold of it', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { seen, now } = play(life);
        for (const { dog } of seen) {
          if (isKept(dog.state)) {
            expect(dog.certificate).toBeDefined();
            expect(dog.tagCode).toBeDefined();
            expect(dog.validUntil).toBeDefined();
          }
          expect(dog.state === 'transferring').toBe(dog.transfer !== undefined);
          expect(dog.state === 'lost').toBe(dog.lost !== undefined);
          if (isEnded(dog.state)) expect(dog.household).toEqual([]);
          const covered = coveredByDog(dog, now);
          if (covered) expect(covered.all).toBe(covered.entered & covered.vaccinated & covered.chipped);
          // Nothing that time does is left undone at the moment of a write, so that the next look lies ahead.
          expect(passTime(dog, dog.lastEventAt)).toBeUndefined();
          const look = nextLookAt(dog);
          if (look !== undefined) expect(look > dog.lastEventAt).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reaches every state', () => {
    const states = new Set<string>();
    for (const life of fc.sample(lives, { numRuns: 2_000, seed: 5 }))
      for (const { dog } of play(life).seen) states.add(dog.state);
    expect([...states].sort()).toEqual([...dogStates].sort());
    expect(dogLifecycle.initial).toBe('draft');
  });
});
