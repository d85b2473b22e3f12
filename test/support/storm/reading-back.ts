// After the storm: is everything that was acknowledged there, once, and with somebody who must act?
import { setTimeout as pause } from 'node:timers/promises';
import { getComplaint, listComplaints } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail, ComplaintSummary } from '@huzhou/shared/complaints/view';
import type { Citizen } from './crowd.ts';
import type { Filing } from './filing.ts';
import { inTurns, type Wire } from './wire.ts';

export interface Found {
  readonly complaintId: string;
  /** Undefined: not there. */
  readonly detail: ComplaintDetail | undefined;
}

const placed = new Set(['dispatched', 'referred']);
export const placements = ({ timeline }: ComplaintDetail) => timeline.filter(({ type }) => placed.has(type));

/** From acceptance until a team or a desk had the case, by the case's own log; undefined while nobody has it. */
export const waitedMilliseconds = (detail: ComplaintDetail): number | undefined => {
  const [first] = placements(detail);
  return first === undefined ? undefined : Date.parse(first.at) - Date.parse(detail.submittedAt);
};

const get = async (wire: Wire, url: string, { token }: Citizen): Promise<unknown> => {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const reply = await wire({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } }).catch(
      () => undefined,
    );
    if (reply?.status === 200) return JSON.parse(reply.body);
    if (reply?.status === 404) return undefined;
    await pause((reply?.retryAfter ?? 0.5) * 1000);
  }
  throw new Error(`${url} never answered`);
};

/** Each acknowledged case, asked for by its reporter until somebody has it, at most for `withinMilliseconds`. */
export const readBack = (
  wire: Wire,
  origin: string,
  filings: readonly Filing[],
  withinMilliseconds: number,
): Promise<Found[]> => {
  const giveUpAt = performance.now() + withinMilliseconds;
  const acknowledged = filings.filter(({ complaintId }) => complaintId !== undefined);
  return inTurns(acknowledged, 4, async ({ citizen, complaintId = '' }): Promise<Found> => {
    const url = `${origin}${getComplaint.path.replace('{complaintId}', complaintId)}`;
    for (;;) {
      const detail = (await get(wire, url, citizen)) as ComplaintDetail | undefined;
      if (detail === undefined || placements(detail).length > 0 || performance.now() > giveUpAt)
        return { complaintId, detail };
      await pause(500);
    }
  });
};

/** How many cases each person has, by their own list: more than they filed would be one that was taken twice. */
export const countOwned = async (wire: Wire, origin: string, crowd: readonly Citizen[]): Promise<number> => {
  const counts = await inTurns(crowd, 4, async (citizen) => {
    let count = 0;
    let cursor = '';
    do {
      const url = `${origin}${listComplaints.path}?view=mine${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = (await get(wire, url, citizen)) as { complaints: ComplaintSummary[]; nextCursor?: string };
      count += page.complaints.length;
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    return count;
  });
  return counts.reduce((sum, count) => sum + count, 0);
};
