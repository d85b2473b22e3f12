// A storm from its first sign-in to the last photo cleaned, and what came of it.
import { setTimeout as pause } from 'node:timers/promises';
import { spread, tally } from '../figures.ts';
import type { Stack } from '../stack.ts';
import { openBacklog } from './backlog.ts';
import { type Citizen, gatherCrowd } from './crowd.ts';
import { raiseStorm } from './filing.ts';
import { processorTimes, usedForEach } from './processor-time.ts';
import { countOwned, placements, readBack, waitedMilliseconds } from './reading-back.ts';
import { createWire } from './wire.ts';

export interface StormOptions {
  readonly count: number;
  readonly perSecond: number;
  /** Complaints that are filed and drained beforehand and not counted, so that code that runs is compiled. */
  readonly warmUp: number;
  /** For how long the queues may take to run empty before it counts as failed. */
  readonly drainMilliseconds: number;
  readonly say: (line: string) => void;
}

/** Below the hourly limit of submissions per person. */
const perPerson = 15;
/** Somebody who is told to try again does, for as long as this. */
const patienceMilliseconds = 900_000;
const dispatchWithinMilliseconds = 60_000;

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** Everything that still waits somewhere, dead letters aside: nobody works on those. */
const waitUntilDrained = async (data: string, withinMilliseconds: number) => {
  const backlog = openBacklog(data);
  const peak: Record<string, number> = {};
  const giveUpAt = performance.now() + withinMilliseconds;
  try {
    for (let quiet = 0; quiet < 3 && performance.now() < giveUpAt; ) {
      const waiting = Object.entries(backlog.read()).filter(([queue]) => !/DeadLetters|SetAside/.test(queue));
      for (const [queue, messages] of waiting) peak[queue] = Math.max(peak[queue] ?? 0, messages);
      quiet = waiting.length === 0 ? quiet + 1 : 0;
      await pause(250);
    }
    return { left: backlog.read(), atEnd: peak };
  } finally {
    backlog.close();
  }
};

export const runStorm = async (stack: Stack, { count, perSecond, warmUp, drainMilliseconds, say }: StormOptions) => {
  const wire = createWire();
  try {
    const { origin } = stack;
    const gather = (complaints: number) =>
      gatherCrowd(wire.call, origin, Math.ceil(complaints / perPerson), Math.min(perPerson, complaints));
    const raise = async (crowd: readonly Citizen[], complaints: number) =>
      raiseStorm({ wire: wire.call, origin, crowd, count: complaints, perSecond, patienceMilliseconds });
    if (warmUp > 0) {
      await raise(await gather(warmUp), warmUp);
      await waitUntilDrained(stack.data, drainMilliseconds);
      say(`warmed up with ${warmUp} complaints`);
    }
    say(`${Math.ceil(count / perPerson)} people sign in and upload a photo for each of ${count} complaints …`);
    const gathering = performance.now();
    const crowd = await gather(count);
    say(`gathered in ${seconds(performance.now() - gathering)} s; ${count} complaints at ${perSecond}/s …`);

    const before = processorTimes(stack.pid);
    const began = performance.now();
    const filings = await raise(crowd, count);
    const filedIn = performance.now() - began;
    const afterFiling = processorTimes(stack.pid);
    say(`the last answer after ${seconds(filedIn)} s; waiting for queues to run empty …`);
    const drain = await waitUntilDrained(stack.data, drainMilliseconds);
    const drainedIn = performance.now() - began - filedIn;
    const afterDrain = processorTimes(stack.pid);
    say(`drained ${seconds(drainedIn)} s later; reading back …`);

    const found = await readBack(wire.call, origin, filings, dispatchWithinMilliseconds);
    const details = found.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
    const owned = await countOwned(wire.call, origin, crowd);
    const accepted = filings.filter(({ complaintId }) => complaintId !== undefined);
    return {
      summary: {
        attempted: filings.length,
        accepted: accepted.length,
        distinct: new Set(accepted.map(({ complaintId }) => complaintId)).size,
        lost: found.length - details.length,
        'in their lists': owned,
        'with nobody': details.filter((detail) => placements(detail).length === 0).length,
        'dispatched twice': details.filter((detail) => placements(detail).length > 1).length,
        'photos not ready': details.flatMap(({ photos }) => photos).filter(({ state }) => state !== 'ready').length,
        'repeated calls': filings.reduce((sum, { attempts }) => sum + attempts - 1, 0),
        'taps that failed': filings.reduce((sum, { failedTaps }) => sum + failedTaps, 0),
        'filing, s': seconds(filedIn),
        'drain, s': seconds(drainedIn),
      },
      troubles: tally(filings.flatMap(({ troubles }) => troubles)),
      milliseconds: {
        'first tap to acceptance': spread(accepted.map(({ tookMilliseconds }) => tookMilliseconds)),
        'acceptance to dispatch': spread(details.flatMap((detail) => waitedMilliseconds(detail) ?? [])),
      },
      backlog: drain,
      processor: {
        'while filing, ms each': usedForEach(before, afterFiling, filings.length),
        'until drained, ms each': usedForEach(before, afterDrain, filings.length),
      },
    };
  } finally {
    wire.close();
  }
};
