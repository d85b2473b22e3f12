import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { chinaDay, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import type { GateEvent, GateOutcome, GateReceipt } from '@huzhou/shared/parking/gate';
import type { reportGateEvent } from '@huzhou/shared/parking/gate-routes';
import { normalisePlate } from '@huzhou/shared/parking/plate';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { matchSighting, readingsLike } from '@huzhou/shared/parking/stay';
import { coversLot, type SourceOf } from '@huzhou/shared/sources/source';
import { fingerprint } from '../platform/fingerprint.ts';
import type { Handler } from '../platform/http.ts';
import { log } from '../platform/log.ts';
import type { Catalogue } from './catalogue.ts';
import { createFollowGate, type FollowDeps, outcomeOf } from './follow-gate.ts';
import type { GateReport, GateStore } from './gate-repository.ts';
import type { BookingStore } from './ports.ts';

export interface GateDeps extends FollowDeps {
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly gates: GateStore;
  readonly store: Pick<BookingStore, 'find' | 'write' | 'spotDays'>;
}

/** Cameras at the gates of lots. */
export type GateSource = SourceOf<'parking-gate'>;

/** Clocks of cameras differ from ours by so much at most; what they could not send goes out within a day. */
const aheadSeconds = 5 * secondsIn.minute;
const lateSeconds = 25 * secondsIn.hour;

const timeProblem = (at: Instant, now: Instant): Failure | undefined => {
  if (at > plusSeconds(now, aheadSeconds))
    return invalidInput({ field: 'at', message: '时间在将来，请校准相机的时钟' });
  return at < plusSeconds(now, -lateSeconds)
    ? invalidInput({ field: 'at', message: '超过一天的进出不再接收' })
    : undefined;
};

/** Active bookings and those that ended lately, by a plate that this may be; first without, then with misreadings. */
const matchIn = async ({ gates, store }: GateDeps, { lotId, at, direction }: GateEvent, reading: string) => {
  const sighting = { at, direction };
  const exact = matchSighting(reading, sighting, await gates.bookingsOf(lotId, [reading]));
  if (exact.kind === 'one') return exact;
  const plates = readingsLike(reading);
  const like = matchSighting(reading, sighting, await gates.bookingsOf(lotId, plates));
  if (like.kind !== 'none') return like;
  // A booking that was made at the bar a moment ago has no copy yet: the claims themselves know it.
  const days = new Set([chinaDay(at), chinaDay(plusSeconds(at, parkingPolicy.earlySeconds))]);
  const spotDays = (await Promise.all([...days].map((day) => store.spotDays(lotId, day)))).flat();
  const known = spotDays.flatMap(({ bookings }) => bookings.map(({ booking }) => booking));
  const isThere = ({ state, plate }: Booking): boolean =>
    plates.includes(plate) && ['confirmed', 'arrived', 'left', 'no-show'].includes(state);
  return matchSighting(reading, sighting, known.filter(isThere));
};

/** What it looks like before the booking was asked. */
const firstOutcome = (kind: 'one' | 'none' | 'several', direction: GateEvent['direction']): GateOutcome => {
  if (kind === 'several') return 'ambiguous';
  if (kind === 'one') return direction === 'in' ? 'arrived' : 'left';
  return direction === 'in' ? 'entry-without-booking' : 'exit-without-entry';
};

const receiptOf = ({ eventId, outcome, bookingId, misread }: GateReport): GateReceipt => ({
  eventId,
  outcome,
  ...(bookingId === undefined ? {} : { bookingId }),
  ...(misread === undefined ? {} : { misread }),
});

/** Takes what a gate saw: the vehicle of a booking came or went, or there is something for the operator to look at. */
export const createReportGateEvent = (deps: GateDeps): Handler<typeof reportGateEvent, GateSource> => {
  const { gates, catalogue, clock } = deps;
  const follow = createFollowGate(deps);

  /** Whoever took it may have died before the booking knew. */
  const conclude = async (report: GateReport): Promise<GateReport> => {
    const followed = report.bookingId === undefined ? undefined : await follow(report.bookingId);
    if (followed === undefined) return report;
    const concluded = { ...report, outcome: outcomeOf(report, followed) };
    if (concluded.outcome !== report.outcome) await gates.conclude(concluded);
    return concluded;
  };

  const again = async (earlier: GateReport, sent: string): Promise<Result<GateReceipt, Failure>> => {
    if (earlier.fingerprint !== sent) return err(failure('conflict', '这个事件编号已经用于另一次进出，请换一个编号'));
    return ok({ ...receiptOf(await conclude(earlier)), outcome: 'known' });
  };

  return async ({ body: event }, source) => {
    if (!coversLot(source, event.lotId)) return err(failure('forbidden', '这个来源不能上报该停车场的进出'));
    if ((await catalogue.lot(event.lotId)) === undefined)
      return err(failure('not-found', '没有这个停车场，请核对编号'));
    const { sourceId } = source;
    const { eventId, lotId, direction, at } = event;
    const sent = fingerprint(event);
    const earlier = await gates.find(sourceId, eventId);
    if (earlier !== undefined) return await again(earlier, sent);
    const problem = timeProblem(at, clock.now());
    if (problem !== undefined) return err(problem);

    const plate = normalisePlate(event.plate);
    const match = await matchIn(deps, event, plate);
    const report: GateReport = {
      sourceId,
      eventId,
      lotId,
      direction,
      at,
      plate,
      fingerprint: sent,
      outcome: firstOutcome(match.kind, direction),
      ...(match.kind === 'one' ? { bookingId: match.booking.bookingId } : {}),
      ...(match.kind === 'one' && match.isMisread ? { misread: true } : {}),
    };
    if (!(await gates.take(report))) {
      // Sent twice at once: the other one was a moment faster.
      const other = await gates.find(sourceId, eventId);
      return other === undefined ? err(failure('conflict')) : await again(other, sent);
    }
    const concluded = await conclude(report);
    log.info('parking.gate-event', { sourceId, lotId, outcome: concluded.outcome, misread: concluded.misread });
    return ok(receiptOf(concluded));
  };
};
