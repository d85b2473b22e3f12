import { describe, expect, it } from 'vitest';
import { plusMilliseconds, plusSeconds } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { nextCheckAt } from './deadlines.ts';
import type { ComplaintCommand } from './lifecycle.ts';
import {
  acceptedAt,
  desk,
  inState,
  reporter,
  sampleCase,
  sampleDraft,
  staff,
  steps,
  system,
  team,
} from './sample-case.ts';
import { accept, advance, passTime, referToDesk } from './transition.ts';

const at = (seconds: number) => plusSeconds(acceptedAt, seconds);

const take = (complaint: Complaint, command: ComplaintCommand, seconds: number, actor = staff('li')) => {
  const result = advance(complaint, steps[command], actor, at(seconds));
  if (!result.ok) throw new Error(`${command} in ${complaint.state}: ${result.failure.kind}`);
  return result.value;
};

describe('acceptance', () => {
  const { complaint, events } = accept({ ...sampleDraft, photoIds: [] });

  it('is version 1 with both clocks running from it, and starts the alarm clock', () => {
    expect(complaint).toMatchObject({ version: 1, clock: 1, state: 'submitted', opening: 1, marks: [] });
    expect(complaint.legs.dispatch).toEqual({ round: 1, startedAt: acceptedAt, dueAt: at(30) });
    expect(complaint.legs.resolution).toEqual({ round: 1, startedAt: acceptedAt, dueAt: at(86_400) });
    expect(complaint.legs.response).toBeUndefined();
  });

  it('has one event, the reporter’s', () => {
    expect(events).toEqual([expect.objectContaining({ seq: 1, type: 'submitted', actor: { kind: 'reporter' } })]);
  });
});

describe('a late step', () => {
  it('records its lateness before itself, in one change', () => {
    const dispatched = take(sampleCase(), 'dispatch', 1).complaint;
    const { complaint, events } = take(dispatched, 'respond', 1 + 30 * 60 + 1);
    expect(events.map(({ type, mark }) => [type, mark?.colour])).toEqual([
      ['marked', 'blue'],
      ['marked', 'yellow'],
      ['responded', undefined],
    ]);
    expect(events.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(complaint.marks.map(({ markId }) => markId)).toEqual(['1-response-1-blue', '1-response-1-yellow']);
    expect(complaint.version).toBe(5);
  });

  it('keeps the state of before in the marks', () => {
    const { events } = take(sampleCase(), 'dispatch', 31);
    expect(events.map(({ type, state }) => [type, state])).toEqual([
      ['marked', 'submitted'],
      ['dispatched', 'dispatched'],
    ]);
  });
});

describe('a return', () => {
  it('restarts the response clock under a new round, never the resolution’s', () => {
    const dispatched = take(sampleCase(), 'dispatch', 10).complaint;
    const returned = take(dispatched, 'return', 600).complaint;
    expect(returned).toMatchObject({ state: 'returned', returns: 1 });
    expect(returned.unit).toBeUndefined();
    expect(returned.legs.response).toBeUndefined();
    const again = take(returned, 'dispatch', 700).complaint;
    expect(again.legs.response).toEqual({ round: 2, startedAt: at(700), dueAt: at(700 + 1800) });
    expect(again.legs.resolution).toEqual(dispatched.legs.resolution);
    expect(again.legs.dispatch).toEqual(dispatched.legs.dispatch);
  });

  it('keeps the marks of the round that it ends', () => {
    const dispatched = take(sampleCase(), 'dispatch', 10).complaint;
    const returned = take(dispatched, 'return', 10 + 1200 + 1).complaint;
    expect(returned.marks.map(({ markId }) => markId)).toEqual(['1-response-1-blue', '1-returned-1-yellow']);
    const again = passTime(take(returned, 'dispatch', 1300).complaint, at(1300 + 1201));
    expect(again?.complaint.marks.map(({ markId }) => markId)).toEqual([
      '1-response-1-blue',
      '1-returned-1-yellow',
      '1-response-2-blue',
    ]);
  });
});

describe('rework', () => {
  const noon = 12 * 3600;
  const resolved = () => {
    const responded = take(take(sampleCase(), 'dispatch', 1).complaint, 'respond', 2).complaint;
    return take(responded, 'resolve', noon - 60).complaint;
  };

  it('lets the resolution run on, and sets what fell due while it was checked', () => {
    const { complaint, events } = take(resolved(), 'rework', noon + 60);
    expect(complaint.legs.resolution.endedAt).toBeUndefined();
    expect(events.map(({ type }) => type)).toEqual(['reworked', 'marked']);
    expect(complaint.marks).toEqual([
      { markId: '1-resolution-1-blue', leg: 'resolution', colour: 'blue', instant: at(noon), setAt: at(noon + 60) },
    ]);
    expect(nextCheckAt(complaint)).toBe(plusMilliseconds(at(20 * 3600), 1));
  });

  it('starts the alarm clock anew, for none was waiting', () => {
    const { complaint } = take(resolved(), 'rework', noon + 60);
    expect(complaint.clock).toBe(complaint.version);
  });

  it('leaves no mark when it is approved instead', () => {
    expect(take(resolved(), 'approve', noon + 60).complaint.marks).toEqual([]);
  });
});

describe('reopening', () => {
  const closed = inState('closed');

  it('begins a new opening with clocks, checkers and rounds of its own', () => {
    const { complaint, events } = take(closed, 'reopen', 100, reporter);
    expect(complaint).toMatchObject({ opening: 2, acceptedAt: at(100), returns: 0, handledBy: [], state: 'submitted' });
    expect(complaint.unit).toBeUndefined();
    expect(complaint.closedAt).toBeUndefined();
    expect(complaint.rating).toBeUndefined();
    expect(complaint.legs).toEqual({
      dispatch: { round: 1, startedAt: at(100), dueAt: at(130) },
      resolution: { round: 1, startedAt: at(100), dueAt: at(100 + 86_400) },
    });
    expect(complaint.clock).toBe(complaint.version);
    expect(events.at(-1)?.opening).toBe(2);
  });

  it.each(['rate', 'reopen'] as const)('%s: to the last millisecond of the seventh day, and not after', (command) => {
    const last = plusSeconds(closed.closedAt ?? '', 7 * 86_400);
    expect(advance(closed, steps[command], reporter, last).ok).toBe(true);
    expect(advance(closed, steps[command], reporter, plusMilliseconds(last, 1))).toMatchObject({
      ok: false,
      failure: { kind: 'out-of-turn', title: expect.stringContaining('7 天') },
    });
  });
});

describe('the duty desk', () => {
  it('gets what the rules cannot place, while the dispatch clock runs on', () => {
    const referred = referToDesk(sampleCase(), desk, at(1));
    if (!referred.ok) throw new Error('refused');
    expect(referred.value.complaint).toMatchObject({ state: 'submitted', unit: desk, version: 2, clock: 1 });
    expect(referred.value.complaint.legs.dispatch.endedAt).toBeUndefined();
    expect(passTime(referred.value.complaint, at(31))?.complaint.marks).toHaveLength(1);
  });

  it('gets nothing twice, and nothing that is dispatched', () => {
    const referred = referToDesk(sampleCase(), desk, at(1));
    if (!referred.ok) throw new Error('refused');
    expect(referToDesk(referred.value.complaint, desk, at(2)).ok).toBe(false);
    expect(referToDesk(inState('dispatched'), desk, at(2)).ok).toBe(false);
  });
});

describe('clocks of machines that differ', () => {
  it('never let a leg end before it began, nor a story run backwards', () => {
    const dispatched = take(sampleCase(), 'dispatch', 10).complaint;
    const { complaint, events } = take(dispatched, 'respond', 9);
    expect(complaint.legs.response?.endedAt).toBe(at(10));
    expect(events.at(-1)?.at).toBe(at(10));
  });

  it('nor do mere words come before what was said last', () => {
    const noted = take(inState('dispatched'), 'note', 10).complaint;
    expect(take(noted, 'note', 9).events.at(-1)?.at).toBe(at(10));
  });

  it('count a response as late once a faster clock has marked it late', () => {
    const dispatched = take(sampleCase(), 'dispatch', 0).complaint;
    const marked = passTime(dispatched, plusMilliseconds(at(1800), 2))?.complaint;
    if (marked === undefined) throw new Error('not marked');
    const { complaint } = take(marked, 'respond', 1800);
    expect(complaint.legs.response?.endedAt).toBe(plusMilliseconds(at(1800), 2));
  });
});

describe('who had a hand in it', () => {
  it('is remembered once each, for this opening', () => {
    const dispatched = take(sampleCase(), 'dispatch', 1, system).complaint;
    const responded = take(dispatched, 'respond', 2, staff('zhou')).complaint;
    const resolved = take(responded, 'resolve', 3, staff('lu')).complaint;
    const reworked = take(resolved, 'rework', 4, staff('zhang')).complaint;
    const again = take(reworked, 'resolve', 5, staff('zhou')).complaint;
    expect(again.handledBy).toEqual(['zhou', 'lu']);
    expect(again.unit).toEqual(team);
  });
});

describe('the lost clock', () => {
  it('is started anew with the marks that it should have set', () => {
    const before = sampleCase();
    const change = passTime(before, at(40), true);
    expect(change?.complaint.clock).toBe(change?.complaint.version);
    expect(passTime(before, at(40))?.complaint.clock).toBe(before.clock);
    expect(passTime(before, at(30), true)).toBeUndefined();
  });
});
