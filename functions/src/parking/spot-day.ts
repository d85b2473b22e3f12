import { slotsPerDay } from '@huzhou/shared/parking/slots';
import { readEntry } from './booking-entry.ts';
import type { SpotDay } from './ports.ts';

/** Which spot-day a row of the table is, by its key; undefined when it is none. */
const placeOf = (row: Readonly<Record<string, unknown>>) => {
  const [, lotId, day] = /^LOT#([^#]+)#(\d{8})$/.exec(String(row.pk)) ?? [];
  const [, spotId] = /^SPOT#(.+)$/.exec(String(row.sk)) ?? [];
  return lotId === undefined || day === undefined || spotId === undefined ? undefined : { lotId, spotId, day };
};

const isEntry = (name: string): boolean => /^B[0-9A-Z]{16}$/.test(name);

/** Reads a row, or an image of the stream, as the claims of a spot on a day; undefined when it is another kind of row. */
export const readSpotDay = (row: Readonly<Record<string, unknown>>): SpotDay | undefined => {
  const place = placeOf(row);
  return (
    place && {
      ...place,
      version: Number(row.v ?? 0),
      claims: Array.from({ length: slotsPerDay }, (_none, index) => Number(row[`a${index}`] ?? 0)),
      bookings: Object.keys(row)
        .filter(isEntry)
        .map((name) => readEntry({ ...place, token: name.slice(1) }, row[name])),
    }
  );
};
