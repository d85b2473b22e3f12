import { counterNames } from '@huzhou/shared/complaints/figures/counter';
import type { CounterChanges } from '@huzhou/shared/complaints/figures/counters';
import { type History, randomOf, sampleHistory } from '@huzhou/shared/complaints/figures/sample-histories';
import { chinaDay, epochMilliseconds } from '@huzhou/shared/kernel/time';
import { beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { createProjector } from './project.ts';
import { type Recounted, recountCase } from './recount.ts';
import { deliveriesOf, outOfOrder } from './testing/deliveries.ts';
import { caseLogOf, createMemoryFigures } from './testing/memory-figures.ts';

// Two ways to the same figures: counters fed by a stream that repeats and disorders, and a recount of the whole log.

const flat = (rows: Iterable<readonly [string, Iterable<readonly [string, number]>]>): Map<string, number> =>
  new Map([...rows].flatMap(([row, counts]) => [...counts].map(([name, count]) => [`${row} ${name}`, count] as const)));

const counted = (changes: CounterChanges): Map<string, number> =>
  flat(
    [...changes.values()]
      .filter(({ ref }) => ref.series !== 'category-month')
      .map(({ ref, counts }) => [`${ref.districtCode} ${ref.span} ${ref.series}#${ref.value}`, Object.entries(counts)]),
  );

const recounted = (histories: readonly History[]): Map<string, number> => {
  const groups = Map.groupBy(histories, ({ filed }) => `${filed.districtCode} ${chinaDay(filed.submittedAt)}`);
  return flat(
    [...groups].flatMap(([group, ofGroup]) => {
      const into: Recounted = new Map();
      for (const { filed, events, now } of ofGroup) {
        const asOf = epochMilliseconds(now);
        recountCase(into, filed.districtCode, filed, events, { surely: asOf, now: asOf });
      }
      return [...into].map(([row, counts]): [string, Map<string, number>] => [`${group} ${row}`, counts]);
    }),
  );
};

const differences = (first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): string[] =>
  [...new Set([...first.keys(), ...second.keys()])].filter((name) => first.get(name) !== second.get(name));

const firstDay = '2026-11-22T16:00:00.000Z';
const historiesOf = (seed: number, count: number): History[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => sampleHistory(random, index, firstDay));
};

beforeEach(() => void catchLog());

describe('ten thousand histories', { timeout: 120_000 }, () => {
  const histories = historiesOf(20261123, 10_000);

  it('have every event and every counter in them', () => {
    const figures = recounted(histories);
    const seen = new Set([...figures.keys()].map((name) => name.split(' ').at(-1)));
    expect(counterNames.filter((name) => !seen.has(name))).toEqual([]);
  });

  it('are counted alike by the stream, disordered and repeated, and by the recount of the log', async () => {
    const random = randomOf(303024);
    const figures = createMemoryFigures();
    const project = createProjector({ figures: figures.store, cases: caseLogOf(histories) });
    for (const batch of outOfOrder(random, deliveriesOf(random, histories, 0.2, 1_000), 0.05)) await project(batch);
    expect(differences(counted(figures.counters()), recounted(histories))).toEqual([]);
  });
});
