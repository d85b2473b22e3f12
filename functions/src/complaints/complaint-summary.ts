import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { nextDueAt } from '@huzhou/shared/complaints/custody';
import { runningLeg } from '@huzhou/shared/complaints/deadlines';
import { standingKey } from '@huzhou/shared/complaints/key-case';
import { ledgerColour } from '@huzhou/shared/complaints/ledger';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Reader } from './reader.ts';

const longestExcerpt = 60;

export const excerptOf = (words: string): string => {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length <= longestExcerpt
    ? characters.join('')
    : `${characters.slice(0, longestExcerpt - 1).join('')}…`;
};

/** A case as a row of a list, as it stands at `at`, for staff. */
export const summaryOf = (complaint: Complaint, at: Instant): ComplaintSummary => {
  const { complaintId, state, categoryCode, address, districtCode, townCode, submittedAt, opening, unit, closedAt } =
    complaint;
  const { source, request, goneReportedAt, supervisions } = complaint;
  const colour = ledgerColour(complaint, at);
  const dueAt = nextDueAt(complaint);
  const isOpen = !isSettled(state);
  const running = dueAt === undefined ? undefined : runningLeg(complaint);
  return {
    complaintId,
    state,
    categoryCode,
    address,
    districtCode,
    excerpt: excerptOf(complaint.words),
    submittedAt,
    opening,
    ...(townCode === undefined ? {} : { townCode }),
    ...(unit === undefined ? {} : { unitName: unit.name }),
    ...(colour === undefined ? {} : { colour }),
    ...(dueAt === undefined ? {} : { nextDueAt: dueAt }),
    ...(running === undefined ? {} : { runningLeg: running.name, runningSince: running.leg.startedAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
    source,
    isKey: standingKey(complaint) !== undefined,
    ...(request === undefined ? {} : { requested: request.kind }),
    goneReported: goneReportedAt !== undefined && isOpen && state !== 'resolved',
    unansweredSupervisions: isOpen ? supervisions.filter(({ answeredAt }) => answeredAt === undefined).length : 0,
  };
};

/**
 * Where a case is, as those may read it whom it does not concern: people type addresses down to their own flat, so of
 * a reporter who stays unnamed only the town is told, or the district.
 */
export const addressForOthers = ({ anonymous, address, townCode, districtCode }: Complaint): string =>
  anonymous ? areaName(townCode ?? districtCode) : address;

/**
 * The same for whoever reads it: citizens see nothing of the office's business, followers none of the reporter's words,
 * and no place of one who stays unnamed.
 */
export const summaryFor = (reader: Reader, complaint: Complaint, at: Instant): ComplaintSummary => {
  const summary = summaryOf(complaint, at);
  if (reader === 'staff') return summary;
  const { requested: _requested, ...told } = summary;
  const forFollower = reader === 'follower' ? { excerpt: '', address: addressForOthers(complaint) } : {};
  return { ...told, unansweredSupervisions: 0, ...forFollower };
};
