import { describe, expect, inject, it } from 'vitest';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { readSpotDay } from './spot-day.ts';
import { checkRace } from './testing/race/check-race.ts';
import { runRace } from './testing/race/run-race.ts';
import { isEnd, tally } from './testing/race/tally.ts';
import type { Defect } from './testing/race/world.ts';

const race = async (options: {
  attempts: number;
  clients: number;
  kills: number;
  seed: number;
  defect?: Defect;
  signal: AbortSignal;
}) => {
  const { names, rows } = await createTestTables('parking');
  const lines = await runRace({ ...options, endpoint: inject('dynamoEndpoint'), table: names.parking });
  const days = (await rows('parking')).flatMap((row) => readSpotDay(row) ?? []);
  return { lines, days, findings: checkRace(days, lines) };
};

describe('sixteen processes that book, change, end, close and are killed on the same spots at once', () => {
  it('never put two bookings on one spot, nor lose one that they were told of', { timeout: 300_000 }, async ({
    signal,
  }) => {
    const { lines, days, findings } = await race({ attempts: 10_000, clients: 16, kills: 6, seed: 1, signal });
    expect(findings, JSON.stringify(tally(lines), null, 1)).toEqual({ overlaps: [], lost: [], leaks: [] });
    // Who is killed leaves one attempt of which nobody knows.
    expect(lines.filter(isEnd).length).toBeGreaterThan(9_900);
    const states = new Set(days.flatMap(({ bookings }) => bookings.map(({ booking }) => booking.state)));
    // All that can become of a booking has come to pass.
    expect([...states].sort()).toEqual(
      ['arrived', 'cancelled', 'confirmed', 'expired', 'held', 'left', 'moved', 'no-show'].sort(),
    );
  });

  // The second is rarer: a hold must have run out for all others and not for the one who is slow to confirm it.
  it.for([
    ['claims-what-is-taken', 300],
    ['confirms-what-is-lost', 1_500],
  ] as const)('are found out when the store %s', { timeout: 120_000 }, async ([defect, attempts], { signal }) => {
    const { findings, lines } = await race({ attempts, clients: 6, kills: 0, seed: 2, defect, signal });
    expect(findings.overlaps, JSON.stringify(tally(lines), null, 1)).not.toEqual([]);
  });
});
