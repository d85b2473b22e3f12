import { isWithin } from '../directory/areas.ts';
import type { FieldError } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { chinaDay, type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { caseArea } from './custody.ts';
import { type CaseFilter, longestSearchDays, usualSearchDays } from './desk.ts';
import { ledgerColour } from './ledger.ts';

/** Letters of either case are one: `ktv` finds `KTV`. Chinese has no cases, and nothing else is written here. */
export const foldCase = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** All that a case can be found by in words: its own, where it is, who has it. */
export const searchedTexts = ({ words, address, unit, transferredTo }: Complaint): readonly string[] =>
  [words, address, unit?.name, transferredTo].filter((text) => text !== undefined);

/** The words of a filter, each of which must be found. */
export const wordsOf = ({ words = '' }: CaseFilter): readonly string[] =>
  foldCase(words)
    .split(/\s+/)
    .filter((word) => word !== '');

/** The filter without what was left empty: an empty field asks for nothing. */
export const withoutEmpty = (filter: CaseFilter): CaseFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as CaseFilter;

const numberFits = ({ complaintId, external }: Complaint, number: string): boolean =>
  complaintId.startsWith(number.toUpperCase()) ||
  (external !== undefined && foldCase(external.number).startsWith(foldCase(number)));

/** Whether a case is one of those that are looked for, whatever its day: of days, only the sought ones are read. */
export const fits = (complaint: Complaint, filter: CaseFilter, now: Instant): boolean => {
  const { number, areaCode, unitId, categoryCode, state, source, colour } = filter;
  const texts = searchedTexts(complaint).map(foldCase);
  return (
    (number === undefined || numberFits(complaint, number)) &&
    (areaCode === undefined || isWithin(caseArea(complaint), areaCode)) &&
    (unitId === undefined || complaint.unit?.unitId === unitId) &&
    // The code of a class finds all its kinds.
    (categoryCode === undefined || complaint.categoryCode.startsWith(categoryCode)) &&
    (state === undefined || complaint.state === state) &&
    (source === undefined || complaint.source === source) &&
    (colour === undefined || ledgerColour(complaint, now) === colour) &&
    wordsOf(filter).every((word) => texts.some((text) => text.includes(word)))
  );
};

/** China days, both included, as `YYYYMMDD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const compact = (day: string): string => day.replaceAll('-', '');

/** The first instant of a China day (`YYYYMMDD`). */
export const startOfDay = (day: string): Instant =>
  plusSeconds(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00.000Z`, -8 * secondsIn.hour);

const daysBefore = (day: string, days: number): string => chinaDay(plusSeconds(startOfDay(day), -days * secondsIn.day));

/** The days of a span, newest first. */
export const daysOf = ({ from, to }: DaySpan): readonly string[] => {
  const days: string[] = [];
  for (let day = to; day >= from; day = daysBefore(day, 1)) days.push(day);
  return days;
};

/** The days that a filter is about: the last thirty unless it says so, and no more than a quarter of a year. */
export const spanOf = ({ from, to }: CaseFilter, now: Instant): Result<DaySpan, FieldError> => {
  const today = chinaDay(now);
  const last = to === undefined || compact(to) > today ? today : compact(to);
  const first = from === undefined ? daysBefore(last, usualSearchDays - 1) : compact(from);
  if (to !== undefined && first > compact(to)) return err({ field: 'from', message: '开始日期不能晚于结束日期' });
  if (first < daysBefore(last, longestSearchDays - 1))
    return err({ field: 'from', message: `一次最多查 ${longestSearchDays} 天，请缩短时间范围` });
  return ok({ from: first, to: last });
};

/** A day as the contract writes it. */
export const isoDay = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

/** Of which day a number of ours is; undefined when it says none, or one that never was. */
export const dayInNumber = (number: string): string | undefined => {
  const day = /^HZ(\d{8})/.exec(number.toUpperCase())?.[1];
  if (day === undefined) return undefined;
  const midnight = new Date(`${isoDay(day)}T00:00:00.000Z`);
  const exists = !Number.isNaN(midnight.valueOf()) && midnight.toISOString().startsWith(isoDay(day));
  return exists ? day : undefined;
};
