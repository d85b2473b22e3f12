import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { newComplaintId } from '@huzhou/shared/complaints/complaint';
import type { IntakeSource } from '@huzhou/shared/complaints/intake/kinds';
import type { Evidence, IntakeReceipt } from '@huzhou/shared/complaints/intake/report';
import type { PolicyVersion } from '@huzhou/shared/complaints/policy';
import type { ExternalRef } from '@huzhou/shared/complaints/source';
import { accept } from '@huzhou/shared/complaints/transition';
import type { LocatedPlace } from '@huzhou/shared/directory/place';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import { coversArea, coversCategory, sourceReporterId } from '@huzhou/shared/sources/source';
import { fingerprint } from '../../platform/fingerprint.ts';
import { log } from '../../platform/log.ts';
import { mostAttempts, type Pause } from '../../platform/patience.ts';
import type { Sealer } from '../../platform/sealed.ts';
import { logChange } from '../change-log.ts';
import { sealPhone } from '../contact.ts';
import type { ComplaintStore } from '../ports.ts';
import { photosOf } from './evidence.ts';
import type { IntakeRepository } from './intake-repository.ts';
import { type IntakeRow, receiptOf } from './intake-row.ts';
import { seenAgain } from './seen-again.ts';

/** The open case of this kind that is nearest to a place, within the distance at which it is the same trouble. */
export type FindSameTrouble = (categoryCode: string, place: LocatedPlace) => Promise<Complaint | undefined>;

export interface BringDeps {
  readonly intakes: IntakeRepository;
  readonly store: Pick<ComplaintStore, 'read'>;
  readonly findSameTrouble: FindSameTrouble;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly randomBytes: RandomBytes;
  readonly policyVersion: PolicyVersion;
}

/** A case as a source wants it to be, once all that can be wrong with it has been looked at. */
export interface Brought {
  readonly categoryCode: string;
  readonly place: LocatedPlace;
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** Whether it is added to an open case of the same trouble instead of becoming one. */
  readonly mayFold: boolean;
  readonly phone?: string | undefined;
  readonly deadlines?: Pick<ExternalRef, 'respondBy' | 'resolveBy'>;
  readonly seen?: Pick<IntakeRow, 'observedAt' | 'device'>;
}

/** A sighting of which it is not decided yet to which case it belongs. */
type Sighted = Omit<IntakeRow, 'complaintId' | 'folded' | 'acceptedAt' | 'resolveBy'>;

export interface Bringing {
  readonly source: IntakeSource;
  /** Their own number for it. */
  readonly number: string;
  readonly body: unknown;
  readonly check: (now: Instant) => Promise<Result<Brought, Failure>>;
}

const outsideScope = (source: IntakeSource, { categoryCode, place }: Brought): Failure | undefined => {
  if (!coversCategory(source, categoryCode)) return failure('forbidden', '这类问题不在登记的范围内');
  if (!coversArea(source, place.townCode ?? place.districtCode))
    return failure('forbidden', '这个位置不在登记的区域内');
  return undefined;
};

const draftOf = ({ source, number }: Bringing, brought: Brought, deps: BringDeps, submittedAt: Instant) => {
  const { sourceId, kind } = source;
  const { categoryCode, words, place, phone, deadlines = {} } = brought;
  const { address, point, districtCode, townCode } = place;
  return {
    complaintId: newComplaintId(submittedAt, deps.randomBytes),
    policyVersion: deps.policyVersion,
    categoryCode,
    address,
    ...(point === undefined ? {} : { point }),
    districtCode,
    ...(townCode === undefined ? {} : { townCode }),
    words,
    source: kind,
    external: { sourceId, number, ...deadlines },
    reporterId: sourceReporterId(sourceId),
    anonymous: false,
    hasPhone: phone !== undefined,
    submittedAt,
  };
};

/**
 * Accepts what a source brings, once under its number: the same content again is answered as the first time, another
 * content under the same number is refused.
 */
export const createBringCase = (deps: BringDeps) => {
  const { intakes, clock, sealer } = deps;

  /** Adds a sighting to a case; undefined when that has ended, or moved on, in between. */
  const fold = async (source: IntakeSource, row: Sighted, { complaintId }: Complaint, now: Instant) => {
    const file = await deps.store.read(complaintId);
    if (file === undefined) return undefined;
    const { complaint: before } = file;
    const { acceptedAt, legs } = before;
    const intake: IntakeRow = { ...row, complaintId, folded: true, acceptedAt, resolveBy: legs.resolution.dueAt };
    const change = seenAgain(file, source, row, now);
    if ((await intakes.fold(intake, change && { before, change })) !== 'done') return undefined;
    log.info('intake.folded', { complaintId, sourceId: row.sourceId });
    if (change !== undefined) logChange(change);
    return receiptOf(intake);
  };

  return async (bringing: Bringing): Promise<Result<IntakeReceipt, Failure>> => {
    const { source, number, body, check } = bringing;
    const { sourceId } = source;
    const print = fingerprint(body);
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) await deps.pause(attempt);
      const known = await intakes.find(sourceId, number);
      if (known !== undefined)
        return known.fingerprint === print ? ok(receiptOf(known)) : err(failure('idempotency-mismatch', numberTaken));
      const now = clock.now();
      const checked = await check(now);
      if (!checked.ok) return checked;
      const refused = outsideScope(source, checked.value);
      if (refused !== undefined) return err(refused);
      const { mayFold, evidence, phone, seen = {}, categoryCode, place } = checked.value;
      const row = { sourceId, number, fingerprint: print, ...seen };
      const same = mayFold ? await deps.findSameTrouble(categoryCode, place) : undefined;
      if (same !== undefined) {
        const receipt = await fold(source, row, same, now);
        if (receipt === undefined) continue;
        return ok(receipt);
      }
      const draft = draftOf(bringing, checked.value, deps, now);
      const photos = photosOf(source, number, draft.complaintId, evidence, now);
      const change = accept({ ...draft, photoIds: photos.map(({ photoId }) => photoId) }, { kind: 'source', sourceId });
      const { complaintId, acceptedAt, legs } = change.complaint;
      const intake: IntakeRow = { ...row, complaintId, folded: false, acceptedAt, resolveBy: legs.resolution.dueAt };
      const sealedPhone = phone === undefined ? undefined : await sealPhone(sealer, complaintId, phone);
      if ((await intakes.bring({ intake, change, photos, sealedPhone })) === 'done') {
        logChange(change);
        return ok(receiptOf(intake));
      }
    }
    return err(failure('conflict'));
  };
};
export type BringCase = ReturnType<typeof createBringCase>;

const numberTaken = '这个编号已用于另一份内容；同一编号只能对应一件';
