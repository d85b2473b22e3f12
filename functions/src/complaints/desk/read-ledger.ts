import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { LedgerRow } from '@huzhou/shared/complaints/desk';
import { readLedger } from '@huzhou/shared/complaints/desk-routes';
import { standingKey } from '@huzhou/shared/complaints/key-case';
import { type LedgerReason, ledgerReasons } from '@huzhou/shared/complaints/ledger';
import { owedNext, planProgress } from '@huzhou/shared/complaints/ledger-row';
import { mayRead } from '@huzhou/shared/complaints/rights';
import type { Role, RoleGrant } from '@huzhou/shared/directory/role';
import { covers } from '@huzhou/shared/directory/unit';
import type { Caller } from '@huzhou/shared/identity/caller';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { type Clock, earliest, type Instant } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import { summaryOf } from '../complaint-summary.ts';
import { type AreaSource, areasOf, sourcesIn } from '../list-sources.ts';
import type { Directory } from '../ports.ts';
import { byPlace, decodePlace, encodePlace, type LedgerPlace } from './ledger-cursor.ts';
import type { OnLedger } from './ledger-repository.ts';

export interface LedgerDeps {
  readonly onLedger: OnLedger;
  readonly directory: Pick<Directory, 'findUnit'>;
  readonly clock: Clock;
}

export const ledgerPageSize = 50;

interface Listed {
  readonly complaint: Complaint;
  readonly reasons: readonly LedgerReason[];
  readonly place: LedgerPlace;
}

const overseers: readonly Role[] = readLedger.auth;

/** The areas to read; undefined when the one that is asked for lies outside of those that the caller oversees. */
const areasFor = (grants: readonly RoleGrant[], areaCode: string | undefined): readonly AreaSource[] | undefined => {
  const overseen = grants.filter(({ role }) => overseers.includes(role));
  if (areaCode === undefined) return areasOf(overseen);
  return overseen.some((grant) => covers(grant.areaCode, areaCode)) ? sourcesIn(areaCode) : undefined;
};

/** A case with why it stands on the ledger; undefined when it does not, or not yet. */
const listed = (complaint: Complaint, now: Instant): Listed | undefined => {
  const reasons = ledgerReasons(complaint, now);
  const colour = reasons[0]?.colour;
  const since = earliest(reasons.map((reason) => reason.since));
  if (colour === undefined || since === undefined) return undefined;
  return { complaint, reasons, place: { colour, since, complaintId: complaint.complaintId } };
};

const countOf = (rows: readonly Listed[]) => {
  const counts = { blue: 0, yellow: 0, red: 0, key: 0 };
  for (const { complaint, place } of rows) {
    counts[place.colour] += 1;
    if (standingKey(complaint) !== undefined) counts.key += 1;
  }
  return counts;
};

/**
 * The ledger of an area as it is at this moment. Colours and reasons are computed now, from one read of an index, so
 * that they are right whether or not any machine has noticed yet that an instant has passed.
 */
export const createReadLedger = ({ onLedger, directory, clock }: LedgerDeps): Handler<typeof readLedger> => {
  const rowOf = async ({ complaint, reasons, place }: Listed, now: Instant): Promise<LedgerRow> => {
    const { unit, leader, at } = owedNext(complaint);
    const unitName = unit === undefined ? undefined : (unit.name ?? (await directory.findUnit(unit.unitId))?.name);
    const owedBy = leader?.name ?? unitName;
    const key = standingKey(complaint);
    const steps = key === undefined ? undefined : planProgress(complaint);
    return {
      ...summaryOf(complaint, now),
      colour: place.colour,
      reasons: reasons.map((reason) => ({ ...reason })),
      ...(owedBy === undefined ? {} : { owedBy }),
      ...(at === undefined ? {} : { owedAt: at }),
      ...(key?.leader === undefined ? {} : { leaderName: key.leader.name, leaderId: key.leader.staffId }),
      ...(steps === undefined ? {} : { steps }),
    };
  };

  const isAskedFor =
    (
      { colour, only }: { readonly colour?: LedgerPlace['colour'] | undefined; readonly only?: string | undefined },
      caller: Caller,
    ) =>
    ({ complaint, place }: Listed): boolean => {
      const key = standingKey(complaint);
      return (
        (colour === undefined || place.colour === colour) &&
        (only === undefined || key !== undefined) &&
        (only !== 'mine' || key?.leader?.staffId === caller.staff?.staffId)
      );
    };

  return async ({ query: { areaCode, cursor, ...asked } }, caller) => {
    const areas = areasFor(caller.staff?.grants ?? [], areaCode);
    if (areas === undefined) return err(failure('forbidden', '您只能查看自己辖区和下级的台账'));
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    if (cursor !== undefined && after === undefined)
      return err(invalidInput({ field: 'cursor', message: '翻页位置不正确，请从第一页重新查看' }));
    const now = clock.now();
    const read = await Promise.all(areas.map((area) => onLedger(area, now)));
    const all = read
      .flat()
      .filter((complaint) => mayRead(complaint, caller))
      .flatMap((complaint) => listed(complaint, now) ?? []);
    const rows = all
      .filter(isAskedFor(asked, caller))
      .filter(({ place }) => after === undefined || byPlace(after, place) < 0)
      .sort((one, other) => byPlace(one.place, other.place));
    const page = rows.slice(0, ledgerPageSize);
    const last = page.at(-1);
    return ok({
      asOf: now,
      counts: countOf(all),
      rows: await Promise.all(page.map((row) => rowOf(row, now))),
      ...(last !== undefined && rows.length > ledgerPageSize ? { nextCursor: encodePlace(last.place) } : {}),
    });
  };
};
