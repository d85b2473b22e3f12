import { type Instant, instantOf, plusMilliseconds, plusSeconds, secondsIn } from '../../kernel/time.ts';

/** Date, time and zone; seconds and their fractions may be left out. */
const pattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;

// Instants are text of one length, so years have four digits wherever the zone moves them.
const [firstYear, lastYear] = [1970, 9998];

const offsetSeconds = (zone: string): number => {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 14 || minutes > 59) return Number.NaN;
  return (zone.startsWith('-') ? -1 : 1) * (hours * secondsIn.hour + minutes * secondsIn.minute);
};

/** A moment as an outsider gave it; `end` is the last millisecond of the second or minute that was named. */
export interface NamedMoment {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * A date as the standard wants it (W3C's subset of ISO 8601, always with a zone). A plus sign that was not encoded
 * arrives as a space, and is taken for what it was.
 */
export const parseW3cDate = (text: string): NamedMoment | undefined => {
  const [, day = '', time = '', seconds, fraction, zone = ''] =
    pattern.exec(text.replace(/ (?=\d{2}:\d{2}$)/, '+')) ?? [];
  const local = `${day}T${time}:${seconds ?? '00'}`;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const epoch = Date.parse(`${local}Z`);
  const year = Number(day.slice(0, 4));
  // A day that does not exist (30 February) becomes another one when it is read.
  if (Number.isNaN(epoch) || !instantOf(epoch).startsWith(local) || year < firstYear || year > lastYear)
    return undefined;
  const offset = offsetSeconds(zone);
  if (Number.isNaN(offset)) return undefined;
  const start = plusMilliseconds(plusSeconds(instantOf(epoch), -offset), milliseconds);
  const named = seconds === undefined ? 60_000 : fraction === undefined ? 1000 : 1;
  return { start, end: plusMilliseconds(start, named - 1) };
};

/** China time, to the second, since some clients cannot read fractions: `2026-11-23T08:00:00+08:00`. */
export const formatW3cDate = (instant: Instant): string =>
  `${plusSeconds(instant, 8 * secondsIn.hour).slice(0, 19)}+08:00`;
