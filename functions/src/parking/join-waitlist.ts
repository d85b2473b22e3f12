import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { limitProblem } from '@huzhou/shared/parking/limits';
import { whyClosed } from '@huzhou/shared/parking/opening';
import { mayPark, type Permit } from '@huzhou/shared/parking/permit';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { joinWaitlist } from '@huzhou/shared/parking/routes';
import { overlap, rangeOf } from '@huzhou/shared/parking/slots';
import { timeErrors } from '@huzhou/shared/parking/times';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { ActOnce } from './act-once.ts';
import type { Catalogue, OpenLot } from './catalogue.ts';
import { createIsFree, isClosed, suitableSpots } from './choose-spot.ts';
import type { RecordDemand } from './demand.ts';
import { aheadOf, openWaitsOf } from './lines.ts';
import type { BookingStore, DriverFile, Drivers } from './ports.ts';
import { daysOf } from './spot-day-writes.ts';
import { tokenOf } from './tokens.ts';
import type { WaitStore } from './wait-repository.ts';
import { type KeptWait, waitView } from './wait-rows.ts';

export interface JoinDeps {
  readonly actOnce: ActOnce;
  readonly waits: Pick<WaitStore, 'line' | 'pointersOf' | 'joining'>;
  readonly drivers: Pick<Drivers, 'read'>;
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly store: Pick<BookingStore, 'spotDays'>;
  readonly recordDemand: RecordDemand;
}

type Wish = Parameters<Handler<typeof joinWaitlist>>[0]['body'];

const timeProblem = (wish: Wish, now: Instant): Failure | undefined => {
  const errors = timeErrors(wish, now);
  if (errors.length > 0) return invalidInput(...errors);
  return wish.from <= now
    ? invalidInput({ field: 'from', message: '候补要选还没有开始的时间，请从下一刻钟起' })
    : undefined;
};

const lotProblem = ({ lot }: OpenLot, { from, to }: Wish, suitable: number): Failure | undefined => {
  if (lot.paused) return failure('conflict', '这个停车场暂停预约，请换一个');
  if (suitable === 0) return failure('conflict', '这个停车场没有符合要求的车位，请换一个');
  const closed = whyClosed(lot.sharing, rangeOf(from, to));
  if (closed === 'unpublished') return failure('conflict', '这段时间的节假日安排还没有公布，暂不能预约');
  return closed === undefined ? undefined : failure('conflict', '这个停车场这段时间不开放，请换个时间');
};

const ownProblem = (
  { plate }: Permit,
  { from, to, lotId }: Wish,
  { bookings }: DriverFile,
  waiting: readonly KeptWait[],
  now: Instant,
): Failure | undefined => {
  // Nobody waits for what they may not book.
  const limit = limitProblem(bookings, { plate, from, to }, now);
  if (limit !== undefined) return limit;
  const isSame = (wait: KeptWait): boolean =>
    wait.lotId === lotId && wait.plate === plate && overlap(rangeOf(wait.from, wait.to), rangeOf(from, to));
  if (waiting.some(isSame)) return failure('conflict', '这辆车已经在候补这个停车场了');
  return waiting.length >= parkingPolicy.activeWaits
    ? failure('conflict', `您已有 ${parkingPolicy.activeWaits} 个候补，先退出一个再加`)
    : undefined;
};

/** Joins the line for a lot that is full. */
export const createJoinWaitlist = (deps: JoinDeps): Handler<typeof joinWaitlist> => {
  const { actOnce, waits, drivers, catalogue, store, recordDemand } = deps;

  /** Nobody waits for what they can have at once. */
  const isAnyFree = async (lot: OpenLot, spotIds: readonly string[], { from, to }: Wish, now: Instant) => {
    const range = rangeOf(from, to);
    const days = await Promise.all(daysOf(range).map((day) => store.spotDays(lot.lot.lotId, day)));
    const isFree = createIsFree(days.flat(), now);
    return spotIds.some((spotId) => !isClosed(lot.closures, spotId, range) && isFree(spotId, range));
  };

  return async (input, { personId }) => {
    const { body: wish, idempotencyKey } = input;
    const { lotId, permitId, from, to, charger } = wish;
    const token = tokenOf('wait', personId, idempotencyKey);
    let joined: OpenLot | undefined;
    const result = await actOnce({
      call: idempotentCall(joinWaitlist, input, { personId }),
      output: joinWaitlist.output,
      plan: async (now) => {
        const wrongTime = timeProblem(wish, now);
        if (wrongTime !== undefined) return err(wrongTime);
        const [lot, file, line, waiting] = await Promise.all([
          catalogue.lot(lotId),
          drivers.read(personId, now),
          waits.line(lotId),
          openWaitsOf(waits, personId),
        ]);
        if (lot === undefined) return err(failure('not-found', '没有这个停车场，请重新选择'));
        const permit = file.permits.find((each) => each.permitId === permitId);
        if (permit === undefined) return err(failure('not-found', '没有这个车牌，请先登记'));
        if (!mayPark(permit.state)) return err(failure('forbidden', '这个车牌还没有通过审核，暂不能候补'));
        const suitable = suitableSpots(lot, { charger, token });
        const problem = lotProblem(lot, wish, suitable.length) ?? ownProblem(permit, wish, file, waiting, now);
        if (problem !== undefined) return err(problem);
        if (await isAnyFree(lot, suitable, wish, now)) return err(failure('conflict', '现在就有空位，请直接预约'));
        joined = lot;
        const wait: KeptWait = {
          waitId: `${lotId}.${token}`,
          lotId,
          lotName: lot.lot.name,
          plate: permit.plate,
          from,
          to,
          charger,
          since: now,
          state: 'waiting',
          personId,
          permitId,
          version: 1,
        };
        return ok({ reply: waitView(wait, aheadOf(wait, line)), items: waits.joining(wait, now) });
      },
    });
    if (result.ok && joined !== undefined)
      await recordDemand({ kind: 'wait', point: joined.lot.point, at: from, lotId });
    return result;
  };
};
