import * as z from 'zod/mini';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** In the register, at home and not on the way to somebody else. */
const settled = ['registered', 'expiring', 'expired'] as const;
/** In the register at all: a certificate has been given. */
const kept = [...settled, 'lost', 'transferring'] as const;
/** An application that its keeper can still change. */
const editable = ['draft', 'returned'] as const;
/** No longer a dog of this city, or never one. */
const gone = ['moved-out', 'deregistered', 'withdrawn'] as const;

/**
 * The life of a dog on the platform: every state, and for each command the states in which it may be given and where it
 * leads; a command without `to` adds to the dog's record and moves nothing.
 * `submitted` waits for the three that make a registration: a valid vaccination, a chip of its own, the registrar's
 * review. `returned` went back to be put right (补正). `expiring` is the last 30 days; lost and transferring are
 * neither, and fall into the right one of the three when they end. `refused` may be appealed once.
 */
export const dogLifecycle = defineLifecycle({
  initial: 'draft',
  states: [...editable, 'submitted', 'refused', 'appealed', ...kept, ...gone],
  transitions: {
    save: { from: editable },
    submit: { from: editable, to: 'submitted' },
    withdraw: { from: [...editable, 'submitted', 'appealed'], to: 'withdrawn' },
    return: { from: ['submitted'], to: 'returned' },
    approve: { from: ['submitted'], to: 'registered' },
    refuse: { from: ['submitted'], to: 'refused' },
    appeal: { from: ['refused'], to: 'appealed' },
    uphold: { from: ['appealed'], to: 'refused' },
    'grant-appeal': { from: ['appealed'], to: 'submitted' },
    vaccinate: { from: ['submitted', 'returned', 'refused', 'appealed', ...kept] },
    'recall-vaccination': { from: ['submitted', 'returned', 'refused', 'appealed', ...kept, 'moved-out'] },
    chip: { from: ['submitted', 'returned', ...kept] },
    'claim-chip': { from: ['submitted', 'returned', ...kept] },
    'drop-claim': { from: [...editable, 'submitted', 'refused', 'appealed', ...kept, ...gone] },
    'win-chip': { from: ['returned', 'submitted', 'refused', 'appealed', ...kept] },
    'lose-chip': { from: [...editable, 'submitted', 'refused', 'appealed', ...kept, ...gone] },
    'note-expiring': { from: ['registered'], to: 'expiring' },
    expire: { from: ['registered', 'expiring'], to: 'expired' },
    renew: { from: settled, to: 'registered' },
    remind: { from: kept },
    lapse: { from: ['submitted', 'returned', 'refused', 'appealed', ...kept] },
    lose: { from: settled, to: 'lost' },
    find: { from: ['lost'], to: 'registered' },
    'offer-transfer': { from: ['registered', 'expiring'], to: 'transferring' },
    'accept-transfer': { from: ['transferring'] },
    'object-transfer': { from: ['transferring'] },
    'settle-objection': { from: ['transferring'] },
    'cancel-transfer': { from: ['transferring'], to: 'registered' },
    'complete-transfer': { from: ['transferring'], to: 'registered' },
    'change-address': { from: settled },
    'replace-tag': { from: kept },
    'move-out': { from: settled, to: 'moved-out' },
    'move-back': { from: ['moved-out'], to: 'submitted' },
    deregister: { from: ['refused', ...settled, 'lost'], to: 'deregistered' },
    confiscate: { from: ['refused', ...kept], to: 'deregistered' },
  },
});

export type DogState = (typeof dogLifecycle.states)[number];
export type DogCommand = keyof typeof dogLifecycle.transitions;

export const dogStates = dogLifecycle.states as readonly [DogState, ...DogState[]];
export const dogCommands = Object.keys(dogLifecycle.transitions) as [DogCommand, ...DogCommand[]];

export const DogState = z.enum(dogStates);
export const DogCommand = z.enum(dogCommands);

/** What everybody reads for a state. */
export const dogStateNames: Readonly<Record<DogState, string>> = {
  draft: '未提交',
  submitted: '待审核',
  returned: '待补正',
  refused: '不予登记',
  appealed: '申诉中',
  registered: '已登记',
  expiring: '即将到期',
  expired: '已过期',
  lost: '走失中',
  transferring: '过户中',
  'moved-out': '已迁出',
  deregistered: '已注销',
  withdrawn: '已撤回',
};

export const dogCommandNames: Readonly<Record<DogCommand, string>> = {
  save: '保存',
  submit: '提交登记',
  withdraw: '撤回申请',
  return: '退回补正',
  approve: '准予登记',
  refuse: '不予登记',
  appeal: '申诉',
  uphold: '维持不予登记',
  'grant-appeal': '申诉成立',
  vaccinate: '免疫',
  'recall-vaccination': '疫苗召回',
  chip: '登记芯片',
  'claim-chip': '芯片号码有争议',
  'drop-claim': '放弃有争议的号码',
  'win-chip': '芯片归本犬',
  'lose-chip': '芯片归他犬',
  'note-expiring': '即将到期',
  expire: '到期',
  renew: '续期',
  remind: '提醒',
  lapse: '免疫到期',
  lose: '报告走失',
  find: '已找回',
  'offer-transfer': '办理过户',
  'accept-transfer': '接受过户',
  'object-transfer': '提出异议',
  'settle-objection': '异议不成立',
  'cancel-transfer': '取消过户',
  'complete-transfer': '过户完成',
  'change-address': '变更住址',
  'replace-tag': '更换犬牌',
  'move-out': '迁出',
  'move-back': '迁回',
  deregister: '注销',
  confiscate: '收容没收',
};

const keptStates: ReadonlySet<DogState> = new Set(kept);
const endedStates: ReadonlySet<DogState> = new Set(gone);

/** In the register: approved once, and not gone since. */
export const isKept = (state: DogState): boolean => keptStates.has(state);
/** Nothing is owed and nothing is counted any more. */
export const isEnded = (state: DogState): boolean => endedStates.has(state);
