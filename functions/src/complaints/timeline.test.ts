import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { inState, sampleDraft, staff, steps, system, team } from '@huzhou/shared/complaints/sample-case';
import type { Step } from '@huzhou/shared/complaints/step';
import { accept, advance } from '@huzhou/shared/complaints/transition';
import { describe, expect, it } from 'vitest';
import { timelineOf } from './timeline.ts';

const live = (...taken: readonly (readonly [Step, ReturnType<typeof staff>])[]) => {
  const { complaint, events } = accept({ ...sampleDraft, photoIds: [] });
  let after: Complaint = complaint;
  const all: ComplaintEvent[] = [...events];
  for (const [step, actor] of taken) {
    const change = advance(after, step, actor, after.acceptedAt);
    if (!change.ok) throw new Error(change.failure.kind);
    after = change.value.complaint;
    all.push(...change.value.events);
  }
  return { complaint: after, events: all };
};

const photoOf = (photoId: string) => ({ photoId, state: 'pending' as const });
const otherTeam = { ...team, unitId: 'team-2', name: '朝阳街道综合执法中队' };

describe('the story of a case that went to two teams', () => {
  const { complaint, events } = live(
    [steps.dispatch, system],
    [steps.return, staff('zhou')],
    [{ command: 'dispatch', unit: otherTeam }, staff('zhang')],
    [steps.respond, staff('qian')],
  );

  it('tells the reporter which unit did what, the one that had it then', () => {
    const told = timelineOf(complaint, events, 'reporter', photoOf).map(({ type, who }) => [type, who]);
    expect(told).toEqual([
      ['submitted', '我'],
      ['dispatched', '系统'],
      ['returned', '月河街道综合执法中队'],
      ['marked', '系统'],
      ['dispatched', '吴兴区指挥中心'],
      ['responded', '朝阳街道综合执法中队'],
    ]);
  });

  it('tells staff who of them did it', () => {
    const told = timelineOf(complaint, events, 'staff', photoOf).map(({ who }) => who);
    expect(told).toEqual(['投诉人', '系统', 'zhou', '系统', 'zhang', 'qian']);
  });
});

it('tells nothing of what has not happened', () => {
  expect(timelineOf(inState('submitted'), [], 'reporter', photoOf)).toEqual([]);
});
