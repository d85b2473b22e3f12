import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { type Clock, epochMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import type { Counted, RecountStore } from './counters-repository.ts';
import type { DayLog } from './day-log-repository.ts';
import { countArrivals, type ProjectorDeps } from './project.ts';
import { type Recounted, recountCase } from './recount.ts';
import type { Difference, RecountResult } from './recount-request.ts';

export interface RecountDeps {
  readonly figures: Pick<RecountStore, 'countersOfDay' | 'appliedTo'>;
  readonly log: DayLog;
  readonly projector: ProjectorDeps;
  readonly districtCodes: readonly string[];
  readonly clock: Clock;
}

/** Clock, sweeper and stream have done their work on what is older than this; if not, that is what we want to hear. */
const settledSeconds = 600;

const mostAttempts = 4;

interface Told {
  readonly filed: Complaint;
  readonly events: readonly ComplaintEvent[];
}

const readAll = async ({ log }: RecountDeps, districtCode: string, day: string): Promise<Told[]> => {
  const told: Told[] = [];
  for await (const page of log.casesOfDay(districtCode, day))
    told.push(
      ...(await Promise.all(page.map(async (filed) => ({ filed, events: await log.eventsOf(filed.complaintId) })))),
    );
  return told;
};

const sameWrites = (one: Counted, other: Counted): boolean =>
  one.size === other.size && [...one].every(([row, { writes }]) => other.get(row)?.writes === writes);

const compare = (districtCode: string, counted: Counted, recounted: Recounted): Difference[] =>
  [...new Set([...counted.keys(), ...recounted.keys()])].flatMap((row) => {
    const [stored, told] = [counted.get(row)?.counts ?? {}, recounted.get(row) ?? new Map<string, number>()];
    return [...new Set([...Object.keys(stored), ...told.keys()])].flatMap((name): Difference[] => {
      const [one, other] = [stored[name] ?? 0, told.get(name) ?? 0];
      return one === other ? [] : [{ districtCode, row, name, counted: one, recounted: other }];
    });
  });

const catchUpWith = async ({ figures, projector }: RecountDeps, told: readonly Told[]): Promise<void> => {
  const applied = await figures.appliedTo(told.map(({ filed }) => filed.complaintId));
  const behind = told.filter(({ filed, events }) => (applied.get(filed.complaintId) ?? 0) < events.length);
  const arrivals = behind.map(({ filed, events }) => ({ complaintId: filed.complaintId, filed, events: [...events] }));
  for (let start = 0; start < arrivals.length; start += 200)
    await countArrivals(projector, arrivals.slice(start, start + 200));
};

/**
 * One district's cases of a day, recounted from their log and compared with the counters. Both are seen as of the same
 * moment: of each case, those events are recounted that have been counted, and the counters must not have moved from
 * before to after. What should long have been counted, and was not, is told apart.
 */
const recountDistrict = async (
  deps: RecountDeps,
  districtCode: string,
  day: string,
  catchUp: boolean,
): Promise<Omit<RecountResult, 'span'>> => {
  const { figures, clock } = deps;
  if (catchUp) await catchUpWith(deps, await readAll(deps, districtCode, day));
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const counted = await figures.countersOfDay(districtCode, day);
    const now = clock.now();
    const told = await readAll(deps, districtCode, day);
    const applied = await figures.appliedTo(told.map(({ filed }) => filed.complaintId));
    const settled = plusSeconds(now, -settledSeconds);
    const asOf = { surely: epochMilliseconds(settled), now: epochMilliseconds(now) };
    const recounted: Recounted = new Map();
    let unapplied = 0;
    for (const { filed, events } of told) {
      const seen = applied.get(filed.complaintId) ?? 0;
      if (events.some(({ seq, at }) => seq > seen && at < settled)) unapplied += 1;
      const known = events.filter(({ seq }) => seq <= seen);
      recountCase(recounted, districtCode, filed, known, asOf);
    }
    if (told.length === 0 && counted.size === 0) return { cases: 0, unapplied: 0, differences: [] };
    if (!sameWrites(counted, await figures.countersOfDay(districtCode, day))) continue;
    return { cases: told.length, unapplied, differences: compare(districtCode, counted, recounted) };
  }
  throw new Error(`The counters of ${districtCode} on ${day} kept moving under ${mostAttempts} recounts`);
};

/** All districts' cases of a day. */
export const createRecountDay =
  (deps: RecountDeps) =>
  async (day: string, catchUp = false): Promise<RecountResult> => {
    const found: Omit<RecountResult, 'span'>[] = [];
    for (const districtCode of deps.districtCodes) found.push(await recountDistrict(deps, districtCode, day, catchUp));
    const sum = (of: (result: Omit<RecountResult, 'span'>) => number): number =>
      found.reduce((total, result) => total + of(result), 0);
    return {
      span: day,
      cases: sum(({ cases }) => cases),
      unapplied: sum(({ unapplied }) => unapplied),
      differences: found.flatMap(({ differences }) => differences),
    };
  };
