import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { type IntakeSource, isMachine } from '@huzhou/shared/complaints/intake/kinds';
import type { reportGone } from '@huzhou/shared/complaints/intake/routes';
import { advance } from '@huzhou/shared/complaints/transition';
import { outOfTurn } from '@huzhou/shared/complaints/turn';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import type { CaseFile } from '../ports.ts';
import { checkEvidence, photosOf } from './evidence.ts';
import { onTheirCase, type Plan, type TheirCaseDeps } from './on-their-case.ts';
import { type EvidenceDeps, notAMachine, observedErrors } from './report-event.ts';

/** A camera that cannot make up its mind: in one opening so many reports that it is gone are news, and no more. */
const mostGoneReports = 10;

const toldOften = ({ complaint: { opening }, events }: CaseFile): boolean =>
  events.filter((event) => event.type === 'gone-reported' && event.opening === opening).length >= mostGoneReports;

/** Whether the trouble was seen, or complained of again, after it is said to have been gone. */
const isOutdated = (observedAt: Instant, { opening, acceptedAt }: Complaint, seenAt: Instant | undefined): boolean =>
  (seenAt !== undefined && observedAt < seenAt) || (opening > 1 && observedAt < acceptedAt);

/**
 * A machine sees the trouble no more: the case says so, and a person has to look. Said again, of a case on which
 * there is nothing left to check, or of a moment before the trouble was last seen, it changes nothing.
 */
export const createReportGone =
  (deps: TheirCaseDeps & EvidenceDeps): Handler<typeof reportGone, IntakeSource> =>
  async ({ path: { eventId }, body }, source) => {
    if (!isMachine(source.kind)) return err(notAMachine);
    const { observedAt, words, evidence = [] } = body;
    const { sourceId } = source;
    const plan: Plan = async (file, now, { observedAt: seenAt }) => {
      const { complaint, photos: there } = file;
      if (
        complaint.goneReportedAt !== undefined ||
        outOfTurn(complaint, 'report-gone', now) !== undefined ||
        toldOften(file)
      )
        return ok(undefined);
      const errors = [...observedErrors(observedAt, now), ...(await checkEvidence(deps, source, evidence))];
      if (errors.length > 0) return err(invalidInput(...errors));
      if (isOutdated(observedAt, complaint, seenAt)) return ok(undefined);
      const known = new Set(there.map(({ photoId }) => photoId));
      const photos = photosOf(source, `${eventId}/gone`, complaint.complaintId, evidence, now).filter(
        ({ photoId }) => !known.has(photoId),
      );
      const photoIds = photos.map(({ photoId }) => photoId);
      const change = advance(
        complaint,
        { command: 'report-gone', photoIds, ...(words === undefined || words === '' ? {} : { words }) },
        { kind: 'source', sourceId },
        now,
      );
      return change.ok ? ok({ change: change.value, photos }) : change;
    };
    return onTheirCase(deps, { source, number: eventId, plan });
  };
