import { getLotFigures, listGateLog, listLotBookings } from '@huzhou/shared/parking/lot-routes';
import { call } from '../../api/api.ts';
import { useFresh } from '../../api/use-fresh.ts';

/** Who comes and goes is watched closely; figures at leisure. */
const bookingsEverySeconds = 15;
const figuresEverySeconds = 60;

export const useDayBookings = (lotId: string, day: string) =>
  useFresh(() => call(listLotBookings, { path: { lotId }, query: { day } }), {
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
