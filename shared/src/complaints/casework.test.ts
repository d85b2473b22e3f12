import { describe, expect, it } from 'vitest';
import { type Instant, plusMilliseconds, plusSeconds } from '../kernel/time.ts';
import type { Change } from './change.ts';
import type { Complaint } from './complaint.ts';
import { awaitsLeader, nextDueAt, queueOf } from './custody.ts';
import { nextCheckAt } from './deadlines.ts';
import { beginPart } from './joint-work.ts';
import { dueAt, policyOf } from './policy.ts';
import { acceptedAt, inState, reporter, sampleCase, staff, steps, system, team } from './sample-case.ts';
import type { Step } from './step.ts';
import { advance, passTime } from './transition.ts';

const at = (seconds: number, milliseconds = 0): Instant =>
  plusMilliseconds(plusSeconds(acceptedAt, seconds), milliseconds);
const hour = 3600;

const take = (complaint: Complaint, step: Step, when: Instant, actor = staff('li')): Change => {
  const result = advance(complaint, step, actor, when);
  if (!result.ok) throw new Error(`${step.command} in ${complaint.state}: ${result.failure.title}`);
  return result.value;
};
const after = (complaint: Complaint, ...taken: [Step, Instant][]): Complaint =>
  taken.reduce((before, [step, when]) => take(before, step, when).complaint, complaint);

const responded = inState('responded');
const ask = (until: Instant): Step => ({ command: 'request-extension', until, words: '等材料' });
const suspendUntil = (until: Instant): Step => ({ command: 'request-suspension', until, words: '等春天' });

describe('an extension', () => {
  it('moves the deadline and the marks still to come, and takes back none that is set', () => {
    const marked = passTime(responded, at(12 * hour, 1))?.complaint ?? responded;
    const { complaint, events } = take(after(marked, [ask(at(48 * hour)), at(13 * hour)]), steps.extend, at(14 * hour));
    expect(complaint.legs.resolution.dueAt).toBe(at(48 * hour));
    expect([complaint.extensions, complaint.request]).toEqual([1, undefined]);
    expect(events.at(-1)).toMatchObject({ type: 'extended', until: at(48 * hour) });
    expect(complaint.marks.map(({ colour }) => colour)).toEqual(['blue']);
    // 20 of 24 parts of 48 hours.
    expect(nextCheckAt(complaint)).toBe(at(40 * hour, 1));
  });

  it.each([
    [0, true],
    [1, false],
  ])('%i ms after the deadline: granted %s', (late, isGranted) => {
    const asking = after(responded, [ask(at(48 * hour)), at(13 * hour)]);
    const result = advance(asking, steps.extend, staff('superv'), at(24 * hour, late));
    expect(result.ok).toBe(isGranted);
  });

  it('that was asked for is off once the work is reported, sent back, or the case has ended', () => {
    const asking = after(responded, [ask(at(48 * hour)), at(hour)]);
    for (const command of ['resolve', 'return', 'withdraw', 'transfer', 'merge'] as const)
      expect([command, take(asking, steps[command], at(2 * hour)).complaint.request]).toEqual([command, undefined]);
  });
});

describe('a suspension', () => {
  const suspended = after(responded, [suspendUntil(at(100 * hour)), at(hour)], [steps.suspend, at(2 * hour)]);

  it('stops the clock, and stays in the team’s queue by the deadline that will be', () => {
    expect(suspended).toMatchObject({ state: 'suspended', suspensions: 1, suspendedUntil: at(100 * hour) });
    expect(nextCheckAt(suspended)).toBe(at(100 * hour));
    expect(queueOf(suspended)).toBe(team.unitId);
    expect(nextDueAt(suspended)).toBe(at((24 + 98) * hour));
  });

  it('ends at its instant, whenever that is noticed, once', () => {
    expect(passTime(suspended, at(100 * hour, -1))).toBeUndefined();
    const inTime = passTime(suspended, at(100 * hour));
    const late = passTime(suspended, at(130 * hour));
    expect(inTime?.complaint.legs).toEqual(late?.complaint.legs);
    expect(inTime?.events).toMatchObject([{ type: 'resumed', until: at(100 * hour), actor: { kind: 'system' } }]);
    expect(late?.events.map(({ type }) => type)).toEqual(['resumed', 'marked', 'marked', 'marked', 'keyed']);
    expect(late?.complaint.marks.map(({ instant }) => instant)).toEqual(
      [110, 118, 122].map((hours) => at(hours * hour)),
    );
    expect(inTime && passTime(inTime.complaint, at(100 * hour))).toBeUndefined();
  });

  it('is ended earlier by a word, as of then, and not later by a late one', () => {
    const early = take(suspended, steps.resume, at(50 * hour));
    expect(early.complaint.legs.resolution.dueAt).toBe(at((24 + 48) * hour));
    expect(early.complaint.clock).toBe(early.complaint.version);
    const late = take(suspended, steps.resume, at(101 * hour));
    expect(late.complaint.legs.resolution.dueAt).toBe(at((24 + 98) * hour));
    expect(late.events.filter(({ type }) => type === 'resumed')).toHaveLength(1);
  });

  it('is not in the time taken', () => {
    const done = after(suspended, [steps.resume, at(50 * hour)], [steps.resolve, at(51 * hour)]);
    const { startedAt, endedAt, pausedMilliseconds } = done.legs.resolution;
    expect([startedAt, endedAt, pausedMilliseconds]).toEqual([acceptedAt, at(51 * hour), 48 * hour * 1000]);
  });

  it('may be left by withdrawing or merging, and then nothing is waited for', () => {
    for (const command of ['withdraw', 'merge'] as const) {
      const { complaint } = take(suspended, steps[command], at(3 * hour));
      expect([complaint.suspendedUntil, nextCheckAt(complaint), complaint.legs.resolution.pausedAt]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    }
  });
});

describe('a rating', () => {
  const closed = after(responded, [steps.resolve, at(hour)], [{ command: 'approve' }, at(2 * hour)]);
  const rate = (score: number) => take(closed, { command: 'rate', score, words: '根本没清' }, at(3 * hour), reporter);

  it.each([1, 2])('of %i reopens in the same write, with its reason, yellow on the ledger', (score) => {
    const { complaint, events } = rate(score);
    expect(events.map(({ type, words, unsatisfied, opening }) => [type, words, unsatisfied, opening])).toEqual([
      ['rated', '根本没清', undefined, 1],
      ['reopened', '根本没清', true, 2],
      ['marked', undefined, undefined, 2],
    ]);
    expect(complaint).toMatchObject({ state: 'submitted', opening: 2, checkedBy: 'li' });
    expect(complaint.rating).toBeUndefined();
    expect(complaint.marks.at(-1)).toMatchObject({ reason: 'unsatisfied', colour: 'yellow' });
    expect(complaint.clock).toBe(complaint.version);
  });

  it.each([3, 4, 5])('of %i does not', (score) => {
    expect(rate(score).events.map(({ type }) => type)).toEqual(['rated']);
  });
});

describe('a key case', () => {
  it('comes with red: late, sent back twice, a repeat, a supervisor’s word; once', () => {
    const reasons = (complaint: Complaint) => complaint.key?.reason;
    expect(reasons(passTime(responded, at(24 * hour, 1))?.complaint ?? responded)).toBe('red');
    const twice = after(inState('returned'), [steps.dispatch, at(60)], [steps.return, at(70)]);
    expect(reasons(twice)).toBe('red');
    const repeated = take(
      sampleCase(),
      { ...steps.dispatch, repeats: ['HZ20261122-1111111111'] } as Step,
      at(1),
      system,
    );
    expect(repeated.events.map(({ type }) => type)).toEqual(['dispatched', 'repeated', 'marked', 'keyed']);
    expect(repeated.complaint).toMatchObject({ repeats: ['HZ20261122-1111111111'], key: { reason: 'repeated' } });
    const named = take(responded, steps['make-key'], at(60));
    expect(named.events.map(({ type, keyReason }) => [type, keyReason])).toEqual([
      ['keyed', 'named'],
      ['marked', undefined],
    ]);
    const late = passTime(named.complaint, at(25 * hour));
    expect(late?.events.map(({ type }) => type)).not.toContain('keyed');
  });

  it('waits for a leader until it has one, also when its work is done', () => {
    const keyed = take(responded, steps['make-key'], at(60)).complaint;
    const done = after(keyed, [steps.resolve, at(70)], [steps.approve, at(80)]);
    expect([awaitsLeader(keyed), awaitsLeader(done)]).toEqual([true, true]);
    const led = take(done, steps['assign-leader'], at(90), system).complaint;
    expect(awaitsLeader(led)).toBe(false);
    expect(led.key?.leader?.staffId).toBe('zang');
  });

  it('stays one over openings', () => {
    const keyed = take(responded, steps['make-key'], at(60)).complaint;
    const again = after(keyed, [steps.resolve, at(70)], [steps.approve, at(80)], [steps.reopen, at(90)]);
    expect(again.key).toEqual(keyed.key);
  });

  it('is none of a part’s: late parts are their parent’s matter', () => {
    const part: Complaint = { ...responded, parentId: 'HZ20261123-6666666666' };
    const late = passTime(part, at(25 * hour));
    expect(late?.complaint.marks.map(({ colour }) => colour)).toEqual(['blue', 'yellow', 'red']);
    expect(late?.complaint.key).toBeUndefined();
  });
});

describe('joint work', () => {
  const unit = { unitId: 'team-330502-municipal', kind: 'team', name: '市政中队' } as const;
  const part = { complaintId: 'HZ20261123-7777777777', unit, words: '修路面' };
  const begun = (now: Instant): Change => {
    const result = beginPart(responded, part, staff('li'), now);
    if (!result.ok) throw new Error('refused');
    return result.value;
  };

  it('begins with its unit, its own response clock and its parent’s deadline', () => {
    const { complaint, events } = begun(at(hour));
    expect(events.map(({ type, seq }) => [type, seq])).toEqual([
      ['submitted', 1],
      ['dispatched', 2],
    ]);
    expect(complaint).toMatchObject({
      state: 'dispatched',
      version: 2,
      clock: 2,
      unit,
      words: '修路面',
      parentId: responded.complaintId,
      reporterId: `case:${responded.complaintId}`,
      photoIds: [],
      hasPhone: false,
    });
    expect(complaint.legs.resolution.dueAt).toBe(responded.legs.resolution.dueAt);
    expect(complaint.legs.response?.dueAt).toBe(dueAt(policyOf('303024'), 'response', at(hour)));
  });

  it('of a late case is late at once, in order', () => {
    const { complaint } = begun(at(30 * hour));
    expect(complaint.marks).toEqual([]);
    const looked = passTime(complaint, at(30 * hour, 1))?.complaint;
    expect(looked?.marks.map(({ colour, instant }) => [colour, instant])).toEqual([
      ['blue', at(30 * hour)],
      ['yellow', at(30 * hour)],
      ['red', at(30 * hour)],
    ]);
  });

  it('is behind a case once it is opened again', () => {
    const split = take(responded, steps.split, at(60)).complaint;
    expect(split.parts).toHaveLength(1);
    const again = after(split, [steps.resolve, at(70)], [steps.approve, at(80)], [steps.reopen, at(90)]);
    expect(again.parts).toEqual([]);
  });
});

describe('a merged case', () => {
  const merged = take(responded, steps.merge, at(60)).complaint;

  it('owes nothing, closes with its main and is its reporter’s again when they reopen it', () => {
    expect([nextDueAt(merged), nextCheckAt(merged), queueOf(merged)]).toEqual([undefined, undefined, undefined]);
    const closed = take(merged, steps['close-merged'], at(hour), system).complaint;
    expect(closed).toMatchObject({ state: 'closed', closedAt: at(hour), mergedInto: 'HZ20261123-9999999999' });
    const reopened = take(closed, steps.reopen, at(2 * hour), reporter).complaint;
    expect(reopened.mergedInto).toBeUndefined();
    expect(reopened.state).toBe('submitted');
  });

  it('is counted once in its main, though it came twice', () => {
    const main = after(responded, [steps.absorb, at(60)], [steps.absorb, at(70)]);
    expect(main.absorbed).toEqual(['HZ20261123-8888888888']);
  });
});
