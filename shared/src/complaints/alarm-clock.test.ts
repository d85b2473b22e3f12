import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, millisecondsBetween, plusMilliseconds } from '../kernel/time.ts';
import { nextCheckAt } from './deadlines.ts';
import { begin, type Life, lives, play, timeOf, write } from './sample-life.ts';
import { deserved, markIds } from './sample-marks.ts';
import { passTime } from './transition.ts';

const runs = { numRuns: 250 };

describe('the alarm clock', () => {
  /** The clocks that the relay started, each asleep until its instant; only the latest one's number counts. */
  interface Running {
    readonly clock: number;
    wakesAt: Instant;
  }

  const startIfNew = (life: Life, before: number, running: Running[]): void => {
    const { clock, version } = life.complaint;
    const wakesAt = nextCheckAt(life.complaint);
    if (version > before && clock === version && wakesAt !== undefined) running.push({ clock, wakesAt });
  };

  /** All clocks that are to ring up to `until` ring, in their order, each exactly on time. */
  const ring = (life: Life, running: Running[], until: Instant): void => {
    for (;;) {
      const [first] = running.toSorted((one, other) => (one.wakesAt < other.wakesAt ? -1 : 1));
      if (first === undefined || first.wakesAt > until) return;
      const isCurrent = first.clock === life.complaint.clock;
      if (isCurrent) write(life, passTime(life.complaint, first.wakesAt));
      const wakesAt = isCurrent ? nextCheckAt(life.complaint) : undefined;
      if (wakesAt === undefined) running.splice(running.indexOf(first), 1);
      else first.wakesAt = wakesAt;
    }
  };

  it('sets every mark a millisecond after its instant, without ever being told of the steps between', () => {
    fc.assert(
      fc.property(lives, (moves) => {
        const life = begin();
        const running: Running[] = [{ clock: 1, wakesAt: nextCheckAt(life.complaint) ?? '' }];
        for (const next of moves.filter(({ kind }) => kind !== 'look')) {
          const { complaint, events } = life;
          const target = timeOf(life, next);
          ring(life, running, plusMilliseconds(target, -1));
          const version = life.complaint.version;
          life.now = target;
          if (next.kind === 'command' || next.kind === 'next' || next.kind === 'refer') play(life, next);
          startIfNew(life, version, running);
          expect(running.length).toBeLessThanOrEqual(events.length + complaint.version);
        }
        ring(life, running, plusMilliseconds(life.now, 200_000));
        for (const { mark, at, seq } of life.events) {
          // Besides time, a mark comes with the very step that is its reason.
          if (mark === undefined || (mark.leg === undefined && mark.reason !== 'unchecked')) continue;
          const isSetByRework = life.events.some(
            (event) => event.type === 'reworked' && event.at === at && event.seq < seq,
          );
          const latenessMs = millisecondsBetween(mark.instant, mark.setAt);
          if (!isSetByRework) expect(latenessMs).toBe(1);
        }
        expect(markIds(life.complaint)).toEqual(deserved(life.events, plusMilliseconds(life.now, 200_000)));
        // Whatever still sleeps has been superseded or will find its case settled.
        expect(running.filter(({ clock }) => clock === life.complaint.clock).length).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
});
