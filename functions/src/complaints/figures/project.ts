import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { type CaseFacts, factsOf } from '@huzhou/shared/complaints/figures/case-facts';
import { withEvent } from '@huzhou/shared/complaints/figures/with-event';
import { log } from '../../platform/log.ts';
import type { RowChange } from '../../platform/stream.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import { pack } from './pack.ts';
import type { CaseLog, CaseMove, FactsStore } from './ports.ts';

export interface ProjectorDeps {
  readonly figures: FactsStore;
  readonly cases: CaseLog;
}

const mostAttempts = 6;

/** How many logs are read at the same time, where the stream did not bring all of a case. */
const readsAtOnce = 20;

const follows = (events: Arrival['events'], applied: number): boolean =>
  events.every(({ seq }, index) => seq === applied + 1 + index);

/** One case that cannot be counted must not hold up all others; the recount finds what it is missing. */
const folded = (facts: CaseFacts, events: readonly ComplaintEvent[]): CaseFacts | undefined => {
  try {
    return events.reduce(withEvent, facts);
  } catch (error) {
    log.error('figures.case-unfit', { complaintId: facts.complaintId, applied: facts.applied, error });
    return undefined;
  }
};

const moved = (before: CaseFacts | undefined, after: CaseFacts | undefined): CaseMove | undefined =>
  after === undefined ? undefined : { before, after };

/** The case counted on to its last known event; undefined when nothing of it is new. */
const moveOf = async (
  cases: CaseLog,
  { complaintId, filed, events }: Arrival,
  before: CaseFacts | undefined,
): Promise<CaseMove | undefined> => {
  const applied = before?.applied ?? 0;
  const bySeq = new Map(events.filter(({ seq }) => seq > applied).map((event) => [event.seq, event]));
  const fresh = [...bySeq.values()].sort((one, other) => one.seq - other.seq);
  if (fresh.length === 0 && (before !== undefined || filed === undefined)) return undefined;
  const known = before ?? (filed && factsOf(filed));
  if (known !== undefined && fresh.length > 0 && follows(fresh, applied)) return moved(before, folded(known, fresh));
  // Something that came before is not in this batch and has not been counted: the log itself has all of it.
  const file = await cases.read(complaintId);
  if (file === undefined) return undefined;
  const missing = file.events.filter(({ seq }) => seq > applied);
  return missing.length === 0 ? undefined : moved(before, folded(before ?? factsOf(file.complaint), missing));
};

const movesOf = async (
  cases: CaseLog,
  arrivals: readonly Arrival[],
  counted: ReadonlyMap<string, CaseFacts>,
): Promise<CaseMove[]> => {
  const moves: CaseMove[] = [];
  const move = async (arrival: Arrival): Promise<void> => {
    const found = await moveOf(cases, arrival, counted.get(arrival.complaintId));
    if (found !== undefined) moves.push(found);
  };
  for (let start = 0; start < arrivals.length; start += readsAtOnce)
    await Promise.all(arrivals.slice(start, start + readsAtOnce).map(move));
  return moves;
};

const isBeginning = ({ filed, events }: Arrival): boolean => filed !== undefined && events.some(({ seq }) => seq === 1);

/**
 * Counts what arrived. Each event is counted once, however often, in whatever order and in however many batches it
 * comes: a case's facts and what they add to the counters are one write, refused when the facts are not those that
 * were read.
 */
export const countArrivals = async ({ figures, cases }: ProjectorDeps, arrivals: readonly Arrival[]): Promise<void> => {
  // A case that begins in this batch has hardly been counted before: its facts are read only when the write is refused.
  const known = arrivals.filter((arrival) => !isBeginning(arrival)).map(({ complaintId }) => complaintId);
  let counted = await figures.findFacts(known);
  let open = arrivals;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const lost = new Set<string>();
    for (const { moves, changes } of pack(await movesOf(cases, open, counted)))
      if ((await figures.apply(moves, changes)) === 'lost') for (const { after } of moves) lost.add(after.complaintId);
    if (lost.size === 0) return;
    counted = await figures.findFacts([...lost]);
    open = open.filter(({ complaintId }) => lost.has(complaintId));
  }
  throw new Error(`${open.length} cases kept being counted elsewhere under ${mostAttempts} attempts`);
};

/** Counts the events that changes of the complaints table bring. */
export const createProjector =
  (deps: ProjectorDeps) =>
  async (changes: readonly RowChange[]): Promise<void> => {
    const arrivals = arrivalsOf(changes);
    await countArrivals(deps, arrivals);
    log.info('figures.counted', { cases: arrivals.length, changes: changes.length });
  };
