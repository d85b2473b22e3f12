import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsDispatch, nextDueAt, queueOf } from './custody.ts';
import { nextCheckAt } from './deadlines.ts';
import { eventTypes } from './event.ts';
import { complaintStates, isSettled } from './lifecycle.ts';
import { acceptedAt, sampleDraft, steps, system } from './sample-case.ts';
import { begin, lives, play, write } from './sample-life.ts';
import { deserved, markIds } from './sample-marks.ts';
import { accept, advance, passTime } from './transition.ts';

const runs = { numRuns: 250 };

describe('any life of a case', () => {
  it('has the marks that its story deserves, whoever looked when', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const life = begin();
        for (const next of moves) play(life, next);
        write(life, passTime(life.complaint, life.now));
        expect(markIds(life.complaint)).toEqual(deserved(life.events, life.now));
      }),
      runs,
    );
  });

  it('is told without gaps, forwards, and never waits for what has passed', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const life = begin();
        for (const next of moves) {
          const before = life.complaint.version;
          play(life, next);
          const { complaint, events, now } = life;
          expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
          expect(events.length).toBe(complaint.version);
          expect(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? ''))).toBe(true);
          expect(new Set(markIds(complaint)).size).toBe(complaint.marks.length);
          const waitsFor = nextCheckAt(complaint);
          if (complaint.version > before && waitsFor !== undefined) expect(waitsFor > now).toBe(true);
          expect(complaint.clock).toBeLessThanOrEqual(complaint.version);
        }
      }),
      runs,
    );
  });

  it('owes its next step to exactly one place, until it is settled', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const life = begin();
        for (const next of moves) {
          play(life, next);
          const { complaint } = life;
          const places = [queueOf(complaint) !== undefined, awaitsDispatch(complaint), isSettled(complaint.state)];
          expect(places.filter(Boolean)).toHaveLength(1);
          expect(nextDueAt(complaint) === undefined).toBe(isSettled(complaint.state));
        }
      }),
      runs,
    );
  });
});

describe('the lives that are tried', () => {
  it('reach every state, give every command and know every kind of event', () => {
    const [states, types] = [new Set<string>(), new Set<string>()];
    for (const moves of fc.sample(lives, { numRuns: 500, seed: 3 })) {
      const life = begin();
      for (const next of moves) {
        play(life, next);
        states.add(life.complaint.state);
      }
      for (const { type } of life.events) types.add(type);
    }
    expect([...states].sort()).toEqual([...complaintStates].sort());
    expect([...types].sort()).toEqual([...eventTypes].sort());
  });
});

describe('a dispatch by the system', () => {
  it('leaves nobody who may not check', () => {
    const { complaint } = accept({ ...sampleDraft, photoIds: [] });
    const dispatched = advance(complaint, steps.dispatch, system, acceptedAt);
    expect(dispatched.ok && dispatched.value.complaint.handledBy).toEqual([]);
  });
});
