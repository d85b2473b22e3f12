import { type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Booking } from './booking.ts';
import { mayBeMisreadOf } from './plate.ts';
import { parkingPolicy } from './policy.ts';

type Timed = Pick<Booking, 'bookingId' | 'plate' | 'from' | 'to'>;

/** A vehicle seen at a gate of the lot. */
export interface Sighting {
  readonly direction: 'in' | 'out';
  readonly at: Instant;
}

/** An exit this long after the end may still be the booking's. */
const latestExitSeconds = secondsIn.day;

/**
 * Whether a sighting is about this booking, by its time alone: so what is found does not depend on what was told before.
 * Where one booking of a vehicle follows upon another, entries from the second one's time on are the second one's, and
 * exits are until a few minutes into it the first one's.
 */
const isAbout = ({ direction, at }: Sighting, booking: Timed, ofPlate: readonly Timed[]): boolean => {
  const opens = plusSeconds(booking.from, -parkingPolicy.earlySeconds);
  const touching = (end: Instant): boolean => end > opens && end <= booking.from;
  const follows = ofPlate.some(({ bookingId, to }) => bookingId !== booking.bookingId && touching(to));
  if (direction === 'in') return at >= (follows ? booking.from : opens) && at < booking.to;
  const firstExit = follows ? plusSeconds(booking.from, parkingPolicy.earlySeconds) : opens;
  const later = ofPlate
    .filter(({ from }) => from > booking.from)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const next = later[0];
  const until =
    next === undefined
      ? plusSeconds(booking.to, latestExitSeconds)
      : plusSeconds(
          next.from,
          next.from < plusSeconds(booking.to, parkingPolicy.earlySeconds)
            ? parkingPolicy.earlySeconds
            : -parkingPolicy.earlySeconds,
        );
  return at >= firstExit && at < until;
};

export interface Match<B extends Timed> {
  readonly kind: 'one';
  readonly booking: B;
  readonly isMisread: boolean;
}

/** Which of a lot's bookings a camera saw: by the plate as it was read, otherwise by what it may have misread. */
export const matchSighting = <B extends Timed>(
  reading: string,
  sighting: Sighting,
  bookings: readonly B[],
): Match<B> | { readonly kind: 'none' | 'several' } => {
  const possible = bookings.filter((booking) => {
    if (!mayBeMisreadOf(reading, booking.plate)) return false;
    return isAbout(
      sighting,
      booking,
      bookings.filter(({ plate }) => plate === booking.plate),
    );
  });
  const exact = possible.filter(({ plate }) => plate === reading);
  const [first, ...others] = exact.length > 0 ? exact : possible;
  if (first === undefined) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several' };
  return { kind: 'one', booking: first, isMisread: first.plate !== reading };
};

/** Everything that a reading may stand for: itself, and with one character that cameras confuse. */
export const readingsLike = (reading: string): readonly string[] => {
  const like = [...reading].flatMap((_, index) =>
    [...'O0D8B'].map((character) => `${reading.slice(0, index)}${character}${reading.slice(index + 1)}`),
  );
  return [...new Set([reading, ...like])].filter((plate) => mayBeMisreadOf(reading, plate));
};

/** When the vehicle of a booking came and left. */
export interface Stay {
  readonly arrivedAt?: Instant;
  readonly leftAt?: Instant;
}

const first = (instants: readonly Instant[]): Instant | undefined => [...instants].sort()[0];

/**
 * The stay that all sightings of a booking tell together, whatever their order: it ends with the first exit, because
 * that makes the spot somebody else's. An exit before the booking's time counts only for a vehicle that was seen to
 * come in; from its time on the camera may have missed the entry.
 */
export const stayOf = ({ from }: Pick<Booking, 'from'>, sightings: readonly Sighting[]): Stay => {
  const at = (wanted: Sighting['direction']) =>
    sightings.flatMap((sighting) => (sighting.direction === wanted ? [sighting.at] : []));
  const entries = at('in');
  const leftAt = first(at('out').filter((exit) => exit >= from || entries.some((entry) => entry <= exit)));
  const arrivedAt = first(entries.filter((entry) => leftAt === undefined || entry <= leftAt));
  return {
    ...(arrivedAt === undefined ? {} : { arrivedAt }),
    ...(leftAt === undefined ? {} : { leftAt }),
  };
};
