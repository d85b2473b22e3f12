import { type Instant, plusSeconds } from '../kernel/time.ts';
import type { Complaint, UnitRef } from './complaint.ts';
import type { Actor } from './event.ts';
import type { ComplaintCommand, ComplaintState } from './lifecycle.ts';
import type { Step } from './step.ts';
import { accept, advance } from './transition.ts';

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
  decline: { command: 'decline', reasonCode: 'not-ours', words: '请向交警反映' },
  transfer: { command: 'transfer', body: '国网湖州供电公司', words: '电力线缆' },
  'request-extension': { command: 'request-extension', until: plusSeconds(acceptedAt, 48 * 3600), words: '要等材料' },
  extend: { command: 'extend' },
  'request-suspension': {
    command: 'request-suspension',
    until: plusSeconds(acceptedAt, 864_000),
    words: '要等春季补种',
  },
  suspend: { command: 'suspend' },
  'refuse-request': { command: 'refuse-request', words: '今天能办完' },
  resume: { command: 'resume' },
  merge: { command: 'merge', into: 'HZ20261123-9999999999' },
  absorb: { command: 'absorb', complaintId: 'HZ20261123-8888888888' },
  'close-merged': { command: 'close-merged', words: '随主案办结' },
  'confirm-gone': { command: 'confirm-gone', words: '现场已无垃圾' },
  'report-gone': { command: 'report-gone' },
  inform: { command: 'inform', words: '已联系清运车，下午到' },
  note: { command: 'note', words: '房东在外地' },
  supervise: { command: 'supervise', words: '请说明为何还没有人到场', answerBy: plusSeconds(acceptedAt, 7200) },
  'answer-supervision': { command: 'answer-supervision', supervisionId: 1, words: '车坏了，已换车' },
  'make-key': { command: 'make-key', words: '市长热线关注' },
  'assign-leader': { command: 'assign-leader', leader: { staffId: 'zang', name: '臧克勤' } },
  'set-plan': {
    command: 'set-plan',
    plan: { summary: '分两步清理并加设摄像头', steps: [{ title: '清理', dueOn: '2026-11-24' }] },
  },
  'finish-step': { command: 'finish-step', step: 0, words: '清完了' },
  'strike-off': { command: 'strike-off', words: '连续一周没有再堆放', photoIds: ['CCCCCCCCCCCCCCCCCCCCCC'] },
  split: { command: 'split', parts: ['HZ20261123-7777777777'], words: '环卫清运，市政修路' },
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
  suspended: ['dispatch', 'respond', 'request-suspension', 'suspend'],
  declined: ['decline'],
  transferred: ['transfer'],
  merged: ['merge'],
};

/** A case in this state, one second after another. */
export const inState = (state: ComplaintState): Complaint =>
  wayTo[state].reduce((complaint, command, index) => {
    const result = advance(complaint, steps[command], staff('li'), plusSeconds(acceptedAt, index + 1));
    if (!result.ok) throw new Error(`${command} in ${complaint.state}: ${result.failure.kind}`);
    return result.value.complaint;
  }, sampleCase());
