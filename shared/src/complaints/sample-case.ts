import { type Instant, plusSeconds } from '../kernel/time.ts';
import type { Complaint, UnitRef } from './complaint.ts';
import type { Actor } from './event.ts';
import type { ComplaintCommand, ComplaintState } from './lifecycle.ts';
import { accept, advance, type Step } from './transition.ts';

// For tests: one case at a known instant, its actors, and each step with the least that it must be given.

export const acceptedAt: Instant = '2026-11-23T00:00:00.000Z';

export const sampleDraft = {
  complaintId: 'HZ20261123-0123456789',
  policyVersion: '303024',
  categoryCode: 'E0102',
  address: '红旗路 12 号',
  districtCode: '330502',
  townCode: '330502001',
  words: '垃圾没有人收',
  photoIds: ['AAAAAAAAAAAAAAAAAAAAAA'],
  reporterId: 'reporter',
  anonymous: false,
  hasPhone: true,
  submittedAt: acceptedAt,
} as const;

export const sampleCase = (draft: Partial<Parameters<typeof accept>[0]> = {}): Complaint =>
  accept({ ...sampleDraft, photoIds: [...sampleDraft.photoIds], ...draft }).complaint;

export const team: UnitRef = { unitId: 'team-330502001', kind: 'team', name: '月河街道综合执法中队' };
export const desk: UnitRef = { unitId: 'desk-330502', kind: 'desk', name: '吴兴区指挥中心值班台' };

export const system: Actor = { kind: 'system' };
export const reporter: Actor = { kind: 'reporter' };
export const staff = (staffId: string): Actor => ({ kind: 'staff', staffId, name: staffId });

export const steps: { readonly [Command in Step['command']]: Extract<Step, { command: Command }> } = {
  dispatch: { command: 'dispatch', unit: team },
  respond: { command: 'respond', words: '马上到' },
  resolve: { command: 'resolve', words: '已清理', photoIds: ['BBBBBBBBBBBBBBBBBBBBBB'] },
  approve: { command: 'approve' },
  rework: { command: 'rework', words: '还有垃圾' },
  return: { command: 'return', words: '不是我们的路段' },
  withdraw: { command: 'withdraw' },
  rate: { command: 'rate', score: 5, words: '快' },
  reopen: { command: 'reopen', words: '又堆起来了' },
};

/** The shortest way into each state. */
const wayTo: Readonly<Record<ComplaintState, readonly ComplaintCommand[]>> = {
  submitted: [],
  dispatched: ['dispatch'],
  returned: ['dispatch', 'return'],
  responded: ['dispatch', 'respond'],
  resolved: ['dispatch', 'respond', 'resolve'],
  closed: ['dispatch', 'respond', 'resolve', 'approve'],
  rated: ['dispatch', 'respond', 'resolve', 'approve', 'rate'],
  withdrawn: ['withdraw'],
};

/** A case in this state, one second after another. */
export const inState = (state: ComplaintState): Complaint =>
  wayTo[state].reduce((complaint, command, index) => {
    const result = advance(complaint, steps[command], staff('li'), plusSeconds(acceptedAt, index + 1));
    if (!result.ok) throw new Error(`${command} in ${complaint.state}: ${result.failure.kind}`);
    return result.value.complaint;
  }, sampleCase());
