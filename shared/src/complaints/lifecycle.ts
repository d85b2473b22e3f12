import * as z from 'zod/mini';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/**
 * The life of a complaint: every state, and for each command the states in which it may be given and where it leads.
 * `submitted` waits for dispatch (by rule, or by the duty desk), `returned` was sent back to it (回退), `resolved`
 * waits for somebody else's check (四眼). `reopen` begins a new opening with new clocks (重开).
 */
export const complaintLifecycle = defineLifecycle({
  initial: 'submitted',
  states: ['submitted', 'dispatched', 'returned', 'responded', 'resolved', 'closed', 'rated', 'withdrawn'],
  transitions: {
    dispatch: { from: ['submitted', 'returned'], to: 'dispatched' },
    respond: { from: ['dispatched'], to: 'responded' },
    resolve: { from: ['responded'], to: 'resolved' },
    approve: { from: ['resolved'], to: 'closed' },
    rework: { from: ['resolved'], to: 'responded' },
    return: { from: ['dispatched', 'responded'], to: 'returned' },
    withdraw: { from: ['submitted', 'dispatched', 'returned', 'responded'], to: 'withdrawn' },
    rate: { from: ['closed'], to: 'rated' },
    reopen: { from: ['closed', 'rated'], to: 'submitted' },
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
  resolved: '待核查',
  closed: '已办结',
  rated: '已评价',
  withdrawn: '已撤回',
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
};

/** Nothing more is owed: no clock runs, no unit has it to do. */
export const isSettled = (state: ComplaintState): boolean => ['closed', 'rated', 'withdrawn'].includes(state);
