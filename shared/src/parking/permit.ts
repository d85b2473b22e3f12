import * as z from 'zod/mini';
import { defineLifecycle } from '../kernel/lifecycle.ts';
import { Instant } from '../kernel/time.ts';

/**
 * The life of a permit: the right of one person to park one plate in the whole city (一地申请、全市共享). `contested`: its
 * holder keeps it until the officer has heard both sides; `uphold` or `hand-over` ends that.
 */
export const permitLifecycle = defineLifecycle({
  initial: 'applied',
  states: ['applied', 'approved', 'contested', 'refused', 'removed', 'lost'],
  transitions: {
    approve: { from: ['applied'], to: 'approved' },
    refuse: { from: ['applied'], to: 'refused' },
    remove: { from: ['applied', 'approved', 'contested'], to: 'removed' },
    /** Not before it is approved: who contests their own application would park with it. */
    contest: { from: ['approved'], to: 'contested' },
    uphold: { from: ['contested'], to: 'approved' },
    /** The plate is somebody else's: theirs is approved in the same write. */
    'hand-over': { from: ['contested'], to: 'lost' },
  },
});
export type PermitState = (typeof permitLifecycle.states)[number];
export type PermitCommand = keyof typeof permitLifecycle.transitions;
export const PermitState = z.enum(permitLifecycle.states as readonly [PermitState, ...PermitState[]]);

export const permitStateNames: Readonly<Record<PermitState, string>> = {
  applied: '审核中',
  approved: '全市有效',
  contested: '有人申诉，核实中',
  refused: '未通过',
  removed: '已移除',
  lost: '已归他人',
};

/** With these one may park: a contested plate stays its holder's until the officer has decided. */
export const mayPark = (state: PermitState): boolean => state === 'approved' || state === 'contested';

/** Of Huzhou itself: known here, so that the rule decides (浙E). */
export const localPrefix = '浙E';

/** `local-automatic`: plates of Huzhou are approved at once, all others by an officer. `reviewed`: all by an officer. */
export const permitPolicies = ['local-automatic', 'reviewed'] as const;
export type PermitPolicy = (typeof permitPolicies)[number];

export const isAutomatic = (policy: PermitPolicy, plate: string): boolean =>
  policy === 'local-automatic' && plate.startsWith(localPrefix);

/** Opaque, because a plate is personal and an address is logged. */
export const PermitId = z.string('请选择车牌').check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '编号不正确'));

/** A permit as its holder sees it. */
export const Permit = z.object({
  permitId: PermitId,
  plate: z.string(),
  state: PermitState,
  since: Instant,
  /** Why it was refused or lost, in the officer's words. */
  reason: z.optional(z.string()),
});
Permit.register(z.globalRegistry, { id: 'ParkingPermit' });
export type Permit = z.infer<typeof Permit>;

/** `void`: there is nothing to decide any more, since the plate was given up. */
export const requestStates = ['open', 'granted', 'refused', 'void'] as const;

/** A contest as the one who made it sees it: until it is decided, and why it failed for some weeks after. */
export const OwnContest = z.object({
  plate: z.string(),
  since: Instant,
  state: z.enum(requestStates),
  /** Why it was refused, in the officer's words. */
  reason: z.optional(z.string()),
});
export type OwnContest = z.infer<typeof OwnContest>;

/** What an officer has to decide: an application, or a plate that two persons say is theirs. */
export const PermitRequest = z.object({
  requestId: PermitId,
  kind: z.enum(['application', 'contest']),
  plate: z.string(),
  since: Instant,
  /** What the one who contests says. */
  words: z.optional(z.string()),
  /** Since when the plate is registered for the other, how often that one has parked with it, and what they say. */
  holder: z.optional(z.object({ since: Instant, bookings: z.int(), words: z.optional(z.string()) })),
});
export type PermitRequest = z.infer<typeof PermitRequest>;
