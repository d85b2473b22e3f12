// Complaints that arrive when they arrive, whether or not the earlier ones have been answered.
import { setTimeout as pause } from 'node:timers/promises';
import { categories } from '@huzhou/shared/complaints/category';
import { submitComplaint } from '@huzhou/shared/complaints/routes';
import { districts } from '@huzhou/shared/directory/areas';
import type { Citizen } from './crowd.ts';
import type { Wire, WireReply } from './wire.ts';

/** What became of one complaint that somebody wanted to file. */
export interface Filing {
  readonly citizen: Citizen;
  /** Undefined: never accepted. */
  readonly complaintId: string | undefined;
  /** From the first tap to the reply that it was accepted, in milliseconds. */
  readonly tookMilliseconds: number;
  readonly attempts: number;
  /** Taps that showed the citizen an error after the client's own repetitions. */
  readonly failedTaps: number;
  /** How often each thing went wrong: a status, or the code of a network error. */
  readonly troubles: readonly string[];
}

interface Storm {
  readonly wire: Wire;
  readonly origin: string;
  readonly crowd: readonly Citizen[];
  readonly count: number;
  readonly perSecond: number;
  /** For how long somebody goes on trying. */
  readonly patienceMilliseconds: number;
}

/** The pauses of the client before it repeats a call, and of a person before they tap once more. */
const pausesMilliseconds = [400, 1_600];
const tapAgainMilliseconds = 5_000;

/** A generator with a seed (mulberry32), so that two runs have the same storm. */
const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const towns = districts.flatMap(({ towns: inside }) => inside);

/** A point somewhere in the ten kilometres around the old town; each complaint has its own, as the map gives it. */
const pointOf = (index: number) => {
  const random = seeded(index);
  const near = (centre: number) => Number((centre + (random() - 0.5) / 10).toFixed(6));
  return { longitude: near(120.09), latitude: near(30.89) };
};

const bodyOf = (index: number, photoId: string): string =>
  JSON.stringify({
    categoryCode: categories[index % categories.length]?.code,
    place: { address: `人民路 ${index + 1} 号`, areaCode: towns[index % towns.length]?.code, point: pointOf(index) },
    photoIds: [photoId],
  });

/** One complaint, as the client files it: repeated with the same key while that may help. */
const file = async ({ wire, origin, crowd, patienceMilliseconds }: Storm, index: number): Promise<Filing> => {
  const citizen = crowd[index % crowd.length] as Citizen;
  const photoId = citizen.photoIds[Math.floor(index / crowd.length)] ?? '';
  const call = {
    method: 'POST',
    url: `${origin}${submitComplaint.path}`,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${citizen.token}`,
      'idempotency-key': crypto.randomUUID(),
    },
    body: bodyOf(index, photoId),
  } as const;
  const began = performance.now();
  const troubles: string[] = [];
  let failedTaps = 0;
  for (let attempt = 1; ; attempt += 1) {
    const reply: WireReply | string = await wire(call).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown');
    const tookMilliseconds = performance.now() - began;
    if (typeof reply !== 'string' && reply.status === submitComplaint.status) {
      const { complaintId } = JSON.parse(reply.body) as { complaintId: string };
      return { citizen, complaintId, tookMilliseconds, attempts: attempt, failedTaps, troubles };
    }
    troubles.push(typeof reply === 'string' ? reply : String(reply.status));
    const mayHelp = typeof reply === 'string' || reply.status >= 500 || reply.status === 429;
    if (!mayHelp || tookMilliseconds > patienceMilliseconds)
      return { citizen, complaintId: undefined, tookMilliseconds, attempts: attempt, failedTaps, troubles };
    const asked = typeof reply === 'string' ? 0 : (reply.retryAfter ?? 0) * 1000;
    const own = pausesMilliseconds[(attempt - 1) % (pausesMilliseconds.length + 1)];
    if (own === undefined) failedTaps += 1;
    await pause(own ?? Math.max(asked, tapAgainMilliseconds));
  }
};

/** Files all, at instants that are spread as calls of strangers are (Poisson). Ends with the last answer. */
export const raiseStorm = async (storm: Storm): Promise<readonly Filing[]> => {
  const random = seeded(33);
  const lastMilliseconds = (storm.count / storm.perSecond) * 1000;
  const instants = Array.from({ length: storm.count }, () => random() * lastMilliseconds).sort(
    (one, other) => one - other,
  );
  const began = performance.now();
  const filings: Promise<Filing>[] = [];
  for (const [index, instant] of instants.entries()) {
    const wait = began + instant - performance.now();
    if (wait > 0) await pause(wait);
    filings.push(file(storm, index));
  }
  return Promise.all(filings);
};
