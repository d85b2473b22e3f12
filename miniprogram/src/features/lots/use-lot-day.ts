import { ok } from '@huzhou/shared/kernel/result';
import { getLotFigures, listGateLog, listLotBookings } from '@huzhou/shared/parking/lot-routes';
import type { BookingView } from '@huzhou/shared/parking/view';
import { call } from '../../api/api.ts';
import { useFresh } from '../../api/use-fresh.ts';

/** Who comes and goes is watched closely; figures at leisure. */
const bookingsEverySeconds = 15;
const figuresEverySeconds = 60;

/** All of them, page by page: a plate is looked for among all. */
const bookingsOf = async (lotId: string, day: string) => {
  const bookings: BookingView[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { day, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call(listLotBookings, { path: { lotId }, query });
    if (!page.ok) return page;
    bookings.push(...page.value.bookings);
    cursor = page.value.nextCursor;
    if (cursor === undefined) return ok({ bookings });
  }
};

export const useDayBookings = (lotId: string, day: string) =>
  useFresh(() => bookingsOf(lotId, day), {
    everySeconds: bookingsEverySeconds,
    key: `${lotId} ${day}`,
  });

export const useDayFigures = (lotId: string, day: string) =>
  useFresh(() => call(getLotFigures, { path: { lotId }, query: { day } }), {
    everySeconds: figuresEverySeconds,
    key: `${lotId} ${day}`,
  });

export type GateView = 'open' | 'all';

export const useGateLog = (lotId: string, day: string, view: GateView) =>
  useFresh(() => call(listGateLog, { path: { lotId }, query: { day, view } }), {
    everySeconds: bookingsEverySeconds,
    key: `${lotId} ${day} ${view}`,
  });
