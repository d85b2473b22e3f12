import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../../kernel/time.ts';
import type { Complaint } from '../complaint.ts';
import type { Actor, ComplaintEvent } from '../event.ts';
import { acceptedAt, reporter, sampleDraft, staff, steps, system, team } from '../sample-case.ts';
import type { Step } from '../step.ts';
import { accept, advance, passTime, referToDesk } from '../transition.ts';
import { factsOf } from './case-facts.ts';
import { type Counters, countOf } from './counter.ts';
import { besideOf, keyCasesOf, promiseFigure } from './kpi.ts';
import { talliesOf } from './tally.ts';
import { withEvent } from './with-event.ts';

// What each figure means, told in single cases with the numbers worked out by hand: promises of 30 s, 30 min, 24 h.

const minute = 60;
const hour = 3_600;

/** A case whose story is told step by step; every instant is seconds after acceptance. */
const tell = (draft: Partial<Parameters<typeof accept>[0]> = {}) => {
  const begun = accept({ ...sampleDraft, photoIds: [], ...draft });
  const events: ComplaintEvent[] = [...begun.events];
  let complaint: Complaint = begun.complaint;
  const write = (change: { complaint: Complaint; events: readonly ComplaintEvent[] } | undefined): void => {
    if (change === undefined) return;
    complaint = change.complaint;
    events.push(...change.events);
  };
  const story = {
    after: (seconds: number, step: Step, by: Actor = staff('li')) => {
      const taken = advance(complaint, step, by, plusSeconds(acceptedAt, seconds));
      if (!taken.ok) throw new Error(`${step.command} after ${seconds} s: ${taken.failure.title}`);
      write(taken.value);
      return story;
    },
    referred: (seconds: number) => {
      const taken = referToDesk(
        complaint,
        { unitId: 'desk-330502', kind: 'desk', name: 'desk' },
        plusSeconds(acceptedAt, seconds),
      );
      if (taken.ok) write(taken.value);
      return story;
    },
    noticed: (seconds: number) => {
      write(passTime(complaint, plusSeconds(acceptedAt, seconds)));
      return story;
    },
    facts: () => events.reduce(withEvent, factsOf(begun.complaint)),
    counters: (unitId?: string): Counters => {
      const counts: Record<string, number> = {};
      for (const tally of talliesOf(story.facts()))
        if (unitId === undefined || tally.unitId === unitId) counts[tally.name] = (counts[tally.name] ?? 0) + 1;
      return counts;
    },
  };
  return story;
};

const responded = () =>
  tell()
    .after(10, steps.dispatch, system)
    .after(20 * minute, steps.respond);
const resolved = (seconds: number) => responded().after(seconds, steps.resolve);
const closed = (seconds: number) => resolved(seconds).after(seconds + hour, steps.approve);

const standing = (counters: Counters, promise: Parameters<typeof promiseFigure>[1]) => {
  const { met, due, excluded } = promiseFigure(counters, promise);
  return { met, due, ...Object.fromEntries(Object.entries(excluded).filter(([, count]) => count > 0)) };
};

describe('派单', () => {
  it.each([
    ['at its last millisecond', 30, { met: 1, due: 1 }],
    ['a millisecond late', 30.001, { met: 0, due: 1 }],
  ])('%s', (_, seconds, expected) =>
    expect(standing(tell().after(seconds, steps.dispatch).counters(), 'dispatch')).toEqual(expected),
  );

  it('undispatched and still in time is in neither part; past its time it is missed', () => {
    expect(standing(tell().counters(), 'dispatch')).toEqual({ met: 0, due: 0, running: 1 });
    expect(standing(tell().referred(1).noticed(31).counters(), 'dispatch')).toEqual({ met: 0, due: 1 });
  });

  it('is counted to the team that got it, and to the desk while it lies there', () => {
    const waiting = tell().referred(1).noticed(31);
    expect(countOf(waiting.counters('desk-330502'), 'dispatchMissed')).toBe(1);
    expect(countOf(waiting.after(40, steps.dispatch).counters(team.unitId), 'dispatchMissed')).toBe(1);
    expect(countOf(waiting.counters('desk-330502'), 'dispatchMissed')).toBe(0);
  });
});

describe('响应', () => {
  it('only a person responds', () => {
    const answered = (by: Actor) => tell().after(10, steps.dispatch).after(20, steps.respond, by).counters();
    expect(standing(answered(staff('li')), 'response')).toEqual({ met: 1, due: 1 });
    expect(standing(answered(system), 'response')).toEqual({ met: 0, due: 1 });
  });

  it('sent back in time it is left, and owed anew by the next team', () => {
    const other = { unitId: 'team-330502002', kind: 'team', name: 'other' } as const;
    const story = tell()
      .after(10, steps.dispatch)
      .after(5 * minute, steps.return)
      .after(6 * minute, { command: 'dispatch', unit: other })
      .noticed(37 * minute);
    expect(standing(story.counters(), 'response')).toEqual({ met: 0, due: 1, left: 1 });
    expect(countOf(story.counters(team.unitId), 'responseLeft')).toBe(1);
    expect(countOf(story.counters(other.unitId), 'responseMissed')).toBe(1);
    expect(besideOf(story.counters()).returned).toMatchObject({ part: 1, of: 1 });
  });

  it('sent back too late it is missed all the same', () => {
    const story = tell()
      .after(10, steps.dispatch)
      .after(31 * minute, steps.return);
    expect(standing(story.counters(), 'response')).toEqual({ met: 0, due: 1 });
  });
});

describe('办结', () => {
  it('counts only what was checked; until then, and until its time is up, it is in neither part', () => {
    expect(standing(resolved(23 * hour).counters(), 'resolution')).toEqual({ met: 0, due: 0, unchecked: 1 });
    expect(standing(closed(23 * hour).counters(), 'resolution')).toEqual({ met: 1, due: 1 });
    expect(standing(closed(25 * hour).counters(), 'resolution')).toEqual({ met: 0, due: 1 });
  });

  it.each([
    ['at its last millisecond', 24, { met: 0, due: 0, unchecked: 1 }],
    ['a millisecond later', 24 + 0.001 / hour, { met: 0, due: 1 }],
  ])('reported done and not checked, %s', (_, hours, expected) =>
    expect(
      standing(
        resolved(hour)
          .noticed(hours * hour)
          .counters(),
        'resolution',
      ),
    ).toEqual(expected),
  );

  it('checked after all, what was done in time is met; sent back, it is missed', () => {
    const waiting = () => resolved(hour).noticed(30 * hour);
    expect(standing(waiting().counters(), 'resolution')).toEqual({ met: 0, due: 1 });
    expect(
      standing(
        waiting()
          .after(31 * hour, steps.approve)
          .counters(),
        'resolution',
      ),
    ).toEqual({ met: 1, due: 1 });
    expect(
      standing(
        waiting()
          .after(31 * hour, steps.rework)
          .counters(),
        'resolution',
      ),
    ).toEqual({ met: 0, due: 1 });
  });

  it('a case that was opened again was not resolved, however fast; the new opening is owed by itself', () => {
    const reopened = closed(2 * hour).after(30 * hour, steps.reopen, reporter);
    expect(standing(reopened.counters(), 'resolution')).toEqual({ met: 0, due: 1, running: 1 });
    expect(besideOf(reopened.counters())).toMatchObject({ cases: 1, openings: 2, reopened: { part: 1, of: 1 } });
    expect(standing(reopened.noticed(55 * hour).counters(), 'resolution')).toEqual({ met: 0, due: 2 });
  });

  it('a bad rating opens it again, and is an opinion', () => {
    const bad = closed(2 * hour).after(30 * hour, { command: 'rate', score: 1, words: '没有清理' }, reporter);
    expect(standing(bad.counters(), 'resolution')).toMatchObject({ met: 0, due: 1 });
    expect(besideOf(bad.counters()).satisfied).toEqual({ part: 0, of: 1, rate: 0, isSmall: true });
  });

  it.each([
    [3, { satisfied: 0, neutral: 1, unsatisfied: 0 }],
    [4, { satisfied: 1, neutral: 0, unsatisfied: 0 }],
  ])('a rating of %i is told apart from the others, and is in the rate of satisfaction', (score, ratings) => {
    const rated = closed(2 * hour).after(30 * hour, { command: 'rate', score }, reporter);
    expect(besideOf(rated.counters())).toMatchObject({ ratings, satisfied: { part: 1, of: 1 } });
  });

  it('reworked past its time it is missed: the time of the check was used too', () => {
    const story = resolved(23 * hour).after(25 * hour, steps.rework);
    expect(standing(story.counters(), 'resolution')).toEqual({ met: 0, due: 1 });
    expect(besideOf(story.counters()).reworked).toMatchObject({ part: 1, of: 1 });
  });

  it('an extension moves its time, and stands beside', () => {
    const until = plusSeconds(acceptedAt, 40 * hour);
    const extended = responded()
      .after(hour, { command: 'request-extension', until, words: '等材料' })
      .after(2 * hour, steps.extend)
      .after(39 * hour, steps.resolve)
      .after(41 * hour, steps.approve);
    expect(standing(extended.counters(), 'resolution')).toEqual({ met: 1, due: 1 });
    expect(besideOf(extended.counters()).extended).toMatchObject({ part: 1, of: 1 });
  });

  it('suspended time does not run, is in no duration, and stands beside', () => {
    const until = plusSeconds(acceptedAt, 100 * hour);
    const waiting = responded()
      .after(hour, { command: 'request-suspension', until, words: '等春天' })
      .after(2 * hour, steps.suspend)
      .noticed(90 * hour);
    expect(standing(waiting.counters(), 'resolution')).toEqual({ met: 0, due: 0, suspended: 1 });
    expect(besideOf(waiting.counters()).suspended).toMatchObject({ part: 1, of: 1 });
    // 2 hours before and 21 after: 23 of 24.
    const done = waiting
      .noticed(120 * hour)
      .after(121 * hour, steps.resolve)
      .after(122 * hour, steps.approve);
    expect(standing(done.counters(), 'resolution')).toEqual({ met: 1, due: 1 });
    const taken = promiseFigure(done.counters(), 'resolution').taken?.p50Milliseconds ?? 0;
    expect(taken / 1000 / hour).toBeGreaterThanOrEqual(23);
    expect(taken / 1000 / hour).toBeLessThanOrEqual(23 * 1.05);
  });

  it.each([
    ['withdrawn', steps.withdraw, reporter],
    ['transferred', steps.transfer, staff('li')],
  ] as const)('%s in time it is left and counted beside; too late it is missed all the same', (name, step, by) => {
    const [early, late] = [responded().after(hour, step, by), responded().after(25 * hour, step, by)];
    expect(standing(early.counters(), 'resolution')).toEqual({ met: 0, due: 0, left: 1 });
    expect(standing(late.counters(), 'resolution')).toEqual({ met: 0, due: 1 });
    expect(besideOf(early.counters())[name]).toBe(1);
  });

  it('declined, and taken up after all: the refusal is left, and it shows', () => {
    const revived = tell()
      .after(hour, steps.decline)
      .after(2 * hour, steps.reopen, reporter);
    expect(standing(revived.counters(), 'resolution')).toEqual({ met: 0, due: 0, left: 1, running: 1 });
    expect(besideOf(revived.counters())).toMatchObject({ declined: 1, revived: 1, reopened: { part: 0 } });
  });

  it('what a machine reported gone and somebody confirmed is resolved', () => {
    const gone = tell()
      .after(10, steps.dispatch)
      .after(hour, steps['report-gone'], system)
      .after(2 * hour, steps['confirm-gone']);
    expect(standing(gone.counters(), 'resolution')).toEqual({ met: 1, due: 1 });
    // Nobody had responded when its half hour was over.
    expect(standing(gone.counters(), 'response')).toEqual({ met: 0, due: 1 });
  });
});

describe('反馈', () => {
  it('is the first substantive word of a person within 24 hours; the response is none', () => {
    expect(standing(responded().counters(), 'feedback')).toEqual({ met: 0, due: 0, running: 1 });
    expect(
      standing(
        responded()
          .after(24 * hour, steps.inform)
          .counters(),
        'feedback',
      ),
    ).toEqual({ met: 1, due: 1 });
    expect(
      standing(
        responded()
          .after(24 * hour, steps.inform, system)
          .noticed(25 * hour)
          .counters(),
        'feedback',
      ),
    ).toEqual({ met: 0, due: 1 });
    expect(
      standing(
        responded()
          .after(24 * hour + 0.001, steps.inform)
          .counters(),
        'feedback',
      ),
    ).toEqual({ met: 0, due: 1 });
  });

  it.each([
    ['a refusal with its reason', tell().after(hour, steps.decline)],
    ['naming who is responsible', tell().after(hour, steps.transfer)],
    ['the result', resolved(hour)],
  ])('%s is one', (_, story) => expect(standing(story.counters(), 'feedback')).toEqual({ met: 1, due: 1 }));
});

describe('not in the rates', () => {
  it('a part of joint work is counted nowhere', () => {
    expect(tell({ parentId: 'HZ20261123-7777777777' }).after(10, steps.dispatch).counters()).toEqual({});
  });

  it('a merged case is counted as merged only', () => {
    expect(responded().after(hour, steps.merge).counters()).toEqual({ merged: 1 });
  });

  it('but merging hides no promise that was broken before', () => {
    const late = responded()
      .after(25 * hour, steps.merge)
      .counters();
    expect(late).toEqual({ merged: 1, resolutionMissed: 1, feedbackMissed: 1, key: 1, keySilent: 1 });
  });
});

describe('重点案件', () => {
  const red = () => responded().noticed(25 * hour);

  it('is replied to when somebody has told the reporter, however late; resolved when struck off', () => {
    expect(keyCasesOf(red().counters())).toMatchObject({
      cases: 1,
      replied: { part: 0, of: 1 },
      resolved: { part: 0 },
    });
    const informed = red().after(26 * hour, steps.inform);
    expect(keyCasesOf(informed.counters())).toMatchObject({ replied: { part: 1, of: 1 } });
    const struckOff = informed
      .after(27 * hour, steps.resolve)
      .after(28 * hour, steps.approve)
      .after(29 * hour, steps['set-plan'])
      .after(30 * hour, steps['finish-step'])
      .after(31 * hour, steps['strike-off']);
    expect(keyCasesOf(struckOff.counters()).resolved).toMatchObject({ part: 1, of: 1 });
  });

  it('merged into another it stays one, until it is struck off', () => {
    const merged = red()
      .after(26 * hour, steps.inform)
      .after(27 * hour, steps.merge);
    const rates = { cases: 1, replied: { part: 1, of: 1 } };
    expect(keyCasesOf(merged.counters())).toMatchObject({ ...rates, resolved: { part: 0, of: 1 } });
    expect(besideOf(merged.counters())).toMatchObject({ cases: 0, merged: 1 });
    const struckOff = merged
      .after(28 * hour, steps['close-merged'], system)
      .after(29 * hour, steps['set-plan'])
      .after(30 * hour, steps['finish-step'])
      .after(31 * hour, steps['strike-off']);
    expect(keyCasesOf(struckOff.counters())).toMatchObject({ ...rates, resolved: { part: 1, of: 1 } });
  });

  it('one named in time is in the rate of replies only once its time is up', () => {
    expect(keyCasesOf(responded().after(hour, steps['make-key']).counters())).toMatchObject({
      cases: 1,
      replied: { part: 0, of: 0 },
    });
  });
});
