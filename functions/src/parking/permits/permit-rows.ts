import { Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { OwnContest, Permit, PermitId, PermitRequest, requestStates } from '@huzhou/shared/parking/permit';
import * as z from 'zod/mini';
import { ttlOf } from '../../platform/table.ts';
import { contestOfDriverKey, holderKey, indexSort, permitKey, requestKey, requestList } from '../keys.ts';

/** A permit as it is kept. */
export const KeptPermit = z.object({
  ...Permit.shape,
  personId: z.string(),
  version: z.int(),
  /** What an officer has to decide about it now. */
  requestId: z.optional(PermitId),
  endedAt: z.optional(Instant),
  /** Won from another person: the contest tells it, not the permit. */
  grantedBy: z.optional(z.literal('hand-over')),
});
export type KeptPermit = z.infer<typeof KeptPermit>;

/** Who has a plate. */
export const Holder = z.object({ personId: z.string(), permitId: PermitId, since: Instant });
export type Holder = z.infer<typeof Holder>;

/** A request as it is kept, decided or not. */
export const KeptRequest = z.object({
  requestId: PermitId,
  kind: PermitRequest.shape.kind,
  state: z.enum(requestStates),
  plate: z.string(),
  since: Instant,
  /** Who asks. */
  personId: z.string(),
  /** The permit that it is about, and whose that is: of an application the same person's. */
  permitId: PermitId,
  holderId: z.string(),
  words: z.optional(z.string()),
  /** What the holder says of a contest. */
  answer: z.optional(z.string()),
  reason: z.optional(z.string()),
  decidedAt: z.optional(Instant),
  decidedBy: z.optional(z.string()),
  version: z.int(),
});
export type KeptRequest = z.infer<typeof KeptRequest>;

// What has ended is kept for questions that come later, not for ever: it says who drove what.
const endedPermitSeconds = 180 * secondsIn.day;
const decidedRequestSeconds = 365 * secondsIn.day;
/** How long a person reads why something failed. */
export const reasonSeconds = 30 * secondsIn.day;

export const permitRow = (permit: KeptPermit) => ({
  ...permitKey(permit.personId, permit.permitId),
  ...permit,
  ...(permit.endedAt === undefined ? {} : { expiresAt: ttlOf(plusSeconds(permit.endedAt, endedPermitSeconds)) }),
});

export const holderRow = (plate: string, holder: Holder) => ({ ...holderKey(plate), ...holder });

/** Open requests stand on the list of the officers. */
export const requestRow = (request: KeptRequest) => ({
  ...requestKey(request.requestId),
  ...request,
  ...(request.decidedAt === undefined
    ? { listKey: requestList, listSort: indexSort(request.since, request.requestId) }
    : { expiresAt: ttlOf(plusSeconds(request.decidedAt, decidedRequestSeconds)) }),
});

/** For the one who contests: where they look, and without what the other says. */
export const ownContestRow = ({ requestId, personId, plate, since, state, reason, decidedAt }: KeptRequest) => ({
  ...contestOfDriverKey(personId, requestId),
  plate,
  since,
  state,
  reason,
  ...(decidedAt === undefined ? {} : { expiresAt: ttlOf(plusSeconds(decidedAt, reasonSeconds)) }),
});

export const KeptOwnContest = z.object({ ...OwnContest.shape, expiresAt: z.optional(z.int()) });

export const permitOf = ({ permitId, plate, state, since, reason }: KeptPermit): Permit => ({
  permitId,
  plate,
  state,
  since,
  ...(reason === undefined ? {} : { reason }),
});
