// Fired by `npm run bench -- parking-race`: sixteen processes race for the same spots, and what must never be is looked for.
import { parseArgs } from 'node:util';
import { readSpotDay } from '../../functions/src/parking/spot-day.ts';
import { checkRace } from '../../functions/src/parking/testing/race/check-race.ts';
import { runRace } from '../../functions/src/parking/testing/race/run-race.ts';
import { isEnd, tally } from '../../functions/src/parking/testing/race/tally.ts';
import { startEmulator } from '../../functions/src/platform/testing/emulator.ts';
import { createTablesAt } from '../../functions/src/platform/testing/tables-at.ts';

const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '16' },
    kills: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
  },
});

const emulator = await startEmulator();
try {
  const { names, rows } = await createTablesAt(emulator.endpoint, 'parking');
  const began = performance.now();
  const lines = await runRace({
    endpoint: emulator.endpoint,
    table: names.parking,
    attempts: Number(values.attempts),
    clients: Number(values.clients),
    kills: Number(values.kills),
    seed: Number(values.seed),
  });
  const seconds = (performance.now() - began) / 1000;
  const days = (await rows('parking')).flatMap((row) => readSpotDay(row) ?? []);
  const { overlaps, lost, leaks } = checkRace(days, lines);
  console.table(tally(lines));
  console.table({
    'attempts with their end': lines.filter(isEnd).length,
    'bookings stored': days.reduce((sum, { bookings }) => sum + bookings.length, 0),
    seconds: Math.round(seconds),
    overlaps: overlaps.length,
    'acknowledged and lost': lost.length,
    'slots kept for nobody': leaks.length,
  });
  for (const finding of [...overlaps, ...lost, ...leaks].slice(0, 20)) console.log(finding);
  if (overlaps.length + lost.length + leaks.length > 0) process.exitCode = 1;
} finally {
  emulator.stop();
}
