// A day of machine events as a list of calls: pure, and the same for the same seed.
import type { MachineKind } from '@huzhou/shared/complaints/intake/kinds';
import { centres, type Fleet, fleets } from './fleets.ts';
import { createRandom, type Random } from './random.ts';

export interface Sighting {
  readonly eventId: string;
  readonly categoryCode: string;
  readonly device: string;
  readonly areaCode?: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly confidence: number;
  /** How long before the call it was seen: a machine without a network tells later. */
  readonly seenSecondsBefore: number;
  readonly byUrl: boolean;
}

/** What a call does, by what must come of it. */
export type Play =
  /** A sighting; a case, or one more sighting of an open one. */
  | 'report'
  /** The very same call again, since the answer was lost: the very same answer. */
  | 'again'
  /** The same event id with another content: refused. */
  | 'altered'
  /** A signature that is not right, or is of ten minutes ago: refused. */
  | 'forged'
  | 'stale'
  /** The trouble is seen no more. */
  | 'gone'
  /** So says a machine of an event that has not arrived yet: not known, told again later. */
  | 'gone-early';

export interface PlannedCall {
  /** Of the day: 0 to 86,399. */
  readonly atSecond: number;
  readonly kind: MachineKind;
  readonly play: Play;
  readonly sighting: Sighting;
}

const daySeconds = 86_400;
const revisitSeconds = 600;

const instantIn = (random: Random, { hours }: Fleet): number => random.weighted(hours) * 3600 + random.between(0, 3600);

const placeIn = (random: Random): { areaCode: string; longitude: number; latitude: number } => {
  const { areaCode, longitude, latitude } = centres[random.weighted(centres.map(({ weight }) => weight))] ?? centres[0];
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return {
    areaCode,
    longitude: round(longitude + random.between(-0.02, 0.02)),
    latitude: round(latitude + random.between(-0.015, 0.015)),
  };
};

interface Trouble {
  readonly fleet: Fleet;
  readonly device: string;
  readonly categoryCode: string;
  readonly areaCode: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly beginsAt: number;
}

/** A day of about `calls` calls: busy and quiet hours, things seen again, lost answers, late and early word, forgeries. */
export const planDay = ({ calls, seed, run }: { calls: number; seed: number; run: string }): readonly PlannedCall[] => {
  const random = createRandom(seed);
  const planned: PlannedCall[] = [];
  let sequence = 0;

  const see = ({ fleet, device, categoryCode, areaCode, longitude, latitude }: Trouble): Sighting => {
    sequence += 1;
    return {
      eventId: `${run}-${sequence}`,
      categoryCode,
      device,
      ...(fleet.knowsTown ? { areaCode } : {}),
      // The same thing lies a few metres elsewhere in every picture.
      longitude: longitude + random.between(-0.0001, 0.0001),
      latitude: latitude + random.between(-0.0001, 0.0001),
      confidence: Math.round(random.between(0.71, 0.99) * 100) / 100,
      seenSecondsBefore: random.chance(0.06) ? random.whole(600, 5400) : random.whole(1, 20),
      byUrl: random.chance(0.5),
    };
  };
  const plan = (fleet: Fleet, atSecond: number, play: Play, sighting: Sighting): void => {
    if (atSecond < daySeconds) planned.push({ atSecond, kind: fleet.kind, play, sighting });
  };
  const unfold = (trouble: Trouble): void => {
    const { fleet, beginsAt } = trouble;
    const first = see(trouble);
    plan(fleet, beginsAt, 'report', first);
    if (random.chance(0.08)) plan(fleet, beginsAt + random.between(5, 90), 'again', first);
    if (random.chance(0.02)) plan(fleet, beginsAt + random.between(60, 300), 'altered', first);
    if (random.chance(0.02)) plan(fleet, beginsAt + 30, 'forged', see(trouble));
    if (random.chance(0.01)) plan(fleet, beginsAt + 45, 'stale', see(trouble));
    if (!fleet.stays) return;
    const visits = random.weighted([30, 25, 15, 12, 8, 6, 4]);
    for (let visit = 1; visit <= visits; visit += 1)
      plan(fleet, beginsAt + visit * revisitSeconds + random.between(-20, 20), 'report', see(trouble));
    if (!random.chance(0.6)) return;
    if (random.chance(0.08)) plan(fleet, Math.max(0, beginsAt - 60), 'gone-early', first);
    plan(fleet, beginsAt + (visits + 1) * revisitSeconds, 'gone', first);
  };

  while (planned.length < calls) {
    const fleet = fleets[random.weighted(fleets.map(({ share }) => share))] ?? (fleets[0] as Fleet);
    unfold({
      fleet,
      device: random.pick(fleet.devices),
      categoryCode: random.pick(fleet.categoryCodes),
      ...placeIn(random),
      beginsAt: instantIn(random, fleet),
    });
  }
  return planned.slice(0, calls).sort((one, other) => one.atSecond - other.atSecond);
};
