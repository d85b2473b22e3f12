// What a proof of shared parking needs around it: drivers with plates, lots where nothing else is, times in China.
import { randomUUID } from 'node:crypto';
import { epochMilliseconds, type Instant, instantOf } from '@huzhou/shared/kernel/time';
import type { Lot } from '@huzhou/shared/parking/lot';
import { createLot } from '@huzhou/shared/parking/lot-routes';
import type { Permit } from '@huzhou/shared/parking/permit';
import { registerPlate } from '@huzhou/shared/parking/permit-routes';
import { confirmBooking, holdSpot } from '@huzhou/shared/parking/routes';
import { always } from '@huzhou/shared/parking/sharing';
import { type Person, signIn } from './api.ts';
import { newOpenid } from './stand-in.ts';

/** `chinaInstant('2026-11-24', '18:52')` */
export const chinaInstant = (day: string, time: string): Instant => instantOf(Date.parse(`${day}T${time}:00+08:00`));

/** The next full quarter of an hour but `quarters`. */
export const quarterAfter = (now: Instant, quarters = 0): Instant =>
  instantOf((Math.floor(epochMilliseconds(now) / 900_000) + 1 + quarters) * 900_000);

export interface Driver extends Person {
  readonly plate: string;
  readonly permitId: string;
}

/** Without those that cameras take for one another. */
const characters = 'ACEFGHJKLMNPQRSTUVWXYZ';
let plates = 0;

/** A plate of Huzhou that nobody has had yet. */
const freshPlate = (): string => {
  const count = plates++;
  return `浙E${count % 10}${count % 7}${[484, 22, 1].map((place) => characters[Math.floor(count / place) % 22]).join('')}`;
};

/** Somebody new, with a permit; of Huzhou if no plate is given, and so approved at once. */
export const newDriver = async (origin: string, plate = freshPlate()): Promise<Driver> => {
  const person = await signIn(origin, newOpenid());
  const permit: Permit = await person.must(registerPlate, { body: { plate } });
  return { ...person, plate: permit.plate, permitId: permit.permitId };
};

/** The same person, signed in anew: after a restart, or when the session is over. */
export const again = async (origin: string, driver: Driver): Promise<Driver> => ({
  ...driver,
  ...(await signIn(origin, driver.openid)),
});

interface Wanted {
  readonly name: string;
  /** Metres north of where the proof's lots begin. */
  readonly north?: number;
  readonly spots?: number;
  readonly perHour?: number;
}

/** In the hills of 埭溪, far from all lots of the demonstration. */
export const somewhereQuiet = { longitude: 120.0, latitude: 30.62 };

/** A lot that is open day and night, two yuan an hour, with as many numbered spots as wanted. */
export const openLot = (operator: Person, { name, north = 0, spots = 1, perHour = 200 }: Wanted): Promise<Lot> =>
  operator.must(createLot, {
    body: {
      name,
      ownerKind: 'public-body',
      programme: 'off-hours',
      address: `埭溪镇 ${name}`,
      point: { ...somewhereQuiet, latitude: somewhereQuiet.latitude + north / 111_000 },
      entrance: '南门进',
      rules: '按位停车',
      numbering: 'numbered',
      sharing: always,
      tariff: { kind: 'hourly', perHour, dayCap: 2_000, freeMinutes: 0 },
      spots: Array.from({ length: spots }, (_, index) => ({
        spotId: `A-${String(index + 1).padStart(2, '0')}`,
        charger: false,
        accessible: false,
      })),
    },
  });

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export const hold = (driver: Driver, { lotId }: { readonly lotId: string }, span: Span, key: string = randomUUID()) =>
  driver.try(holdSpot, { body: { lotId, permitId: driver.permitId, ...span } }, { key });

/** Held and confirmed; throws when either is refused. */
export const book = async (driver: Driver, { lotId }: { readonly lotId: string }, span: Span) => {
  const { bookingId } = await driver.must(holdSpot, { body: { lotId, permitId: driver.permitId, ...span } });
  return driver.must(confirmBooking, { path: { bookingId }, body: {} });
};
