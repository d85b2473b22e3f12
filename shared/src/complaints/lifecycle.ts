import * as z from 'zod/mini';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** States in which something is still owed to the reporter. */
const open = ['submitted', 'dispatched', 'returned', 'responded', 'suspended', 'resolved'] as const;
const settled = ['closed', 'rated', 'withdrawn', 'declined', 'transferred', 'merged'] as const;
const all = [...open, ...settled] as const;
/** Before anybody reported the work done. */
const unresolved = ['submitted', 'dispatched', 'returned', 'responded'] as const;

/**
 * The life of a complaint: every state, and for each command the states in which it may be given and where it leads;
 * a command without `to` adds to the case and moves nothing.
 * `submitted` waits for dispatch (by rule, or by the duty desk), `returned` was sent back to it (回退), `resolved`
 * waits for somebody else's check (四眼), `suspended` waits with authority for what cannot be hurried (挂账).
 * `merged` lies with another case of the same trouble (并案) and closes with it. `reopen` begins a new opening with
 * new clocks (重开): refusing a case or sending it elsewhere is no way out of a promise, so it can be answered too.
 */
export const complaintLifecycle = defineLifecycle({
  initial: 'submitted',
  states: all,
  transitions: {
    dispatch: { from: ['submitted', 'returned'], to: 'dispatched' },
    respond: { from: ['dispatched'], to: 'responded' },
    resolve: { from: ['responded'], to: 'resolved' },
    approve: { from: ['resolved'], to: 'closed' },
    rework: { from: ['resolved'], to: 'responded' },
    return: { from: ['dispatched', 'responded'], to: 'returned' },
    withdraw: { from: [...unresolved, 'suspended'], to: 'withdrawn' },
    rate: { from: ['closed'], to: 'rated' },
    reopen: { from: ['closed', 'rated', 'declined', 'transferred'], to: 'submitted' },
    decline: { from: ['submitted', 'dispatched', 'returned'], to: 'declined' },
    transfer: { from: unresolved, to: 'transferred' },
    suspend: { from: ['responded'], to: 'suspended' },
    resume: { from: ['suspended'], to: 'responded' },
    merge: { from: [...unresolved, 'suspended'], to: 'merged' },
    'close-merged': { from: ['merged'], to: 'closed' },
    'confirm-gone': { from: unresolved, to: 'closed' },
    inform: { from: ['responded', 'suspended', 'resolved'] },
    note: { from: all },
    'request-extension': { from: ['responded'] },
    extend: { from: ['responded'] },
    'request-suspension': { from: ['responded'] },
    'refuse-request': { from: ['responded'] },
    supervise: { from: open },
    'answer-supervision': { from: open },
    'make-key': { from: open },
    'assign-leader': { from: all },
    'set-plan': { from: all },
    'finish-step': { from: all },
    'strike-off': { from: ['closed', 'rated', 'withdrawn', 'declined', 'transferred'] },
    split: { from: ['dispatched', 'responded'] },
    absorb: { from: open },
    'report-gone': { from: [...unresolved, 'suspended'] },
  },
});

export type ComplaintState = (typeof complaintLifecycle.states)[number];
export type ComplaintCommand = keyof typeof complaintLifecycle.transitions;

export const complaintStates = complaintLifecycle.states as readonly [ComplaintState, ...ComplaintState[]];
export const complaintCommands = Object.keys(complaintLifecycle.transitions) as [
  ComplaintCommand,
  ...ComplaintCommand[],
];

export const ComplaintState = z.enum(complaintStates);
export const ComplaintCommand = z.enum(complaintCommands);

/** What a citizen reads for a state. */
export const stateNames: Readonly<Record<ComplaintState, string>> = {
  submitted: '待派单',
  dispatched: '待响应',
  returned: '重新派单中',
  responded: '处置中',
  suspended: '挂账中',
  resolved: '待核查',
  closed: '已办结',
  rated: '已评价',
  withdrawn: '已撤回',
  declined: '不予受理',
  transferred: '已移送',
  merged: '已并案',
};

export const commandNames: Readonly<Record<ComplaintCommand, string>> = {
  dispatch: '派单',
  respond: '响应',
  resolve: '办结上报',
  approve: '核查通过',
  rework: '返工',
  return: '回退',
  withdraw: '撤回投诉',
  rate: '评价',
  reopen: '重新办理',
  decline: '不予受理',
  transfer: '移送',
  suspend: '同意挂账',
  resume: '恢复办理',
  merge: '并案',
  'close-merged': '随主案办结',
  'confirm-gone': '核实已消除',
  inform: '反馈进展',
  note: '内部备注',
  'request-extension': '申请延期',
  extend: '同意延期',
  'request-suspension': '申请挂账',
  'refuse-request': '不同意申请',
  supervise: '督办',
  'answer-supervision': '回复督办',
  'make-key': '列为重点',
  'assign-leader': '指定包案领导',
  'set-plan': '一案一策',
  'finish-step': '完成一步',
  'strike-off': '销号',
  split: '会办',
  absorb: '并入',
  'report-gone': '来源报告已消除',
};

/** Commands that only the machine gives, as the second half of something else. */
export const machineCommands: readonly ComplaintCommand[] = ['close-merged', 'assign-leader', 'absorb', 'report-gone'];

const settledStates: ReadonlySet<ComplaintState> = new Set(settled);

/** Nothing more is owed: no clock runs, no unit has it to do. */
export const isSettled = (state: ComplaintState): boolean => settledStates.has(state);
