import { counterNames } from '@huzhou/shared/complaints/figures/counter';
import type { CounterChanges } from '@huzhou/shared/complaints/figures/counters';
import { type History, randomOf, sampleHistory } from '@huzhou/shared/complaints/figures/sample-histories';
import { policyOf } from '@huzhou/shared/complaints/policy';
import { staff, steps } from '@huzhou/shared/complaints/sample-case';
import { accept, advance, passTime } from '@huzhou/shared/complaints/transition';
import { chinaDay, epochMilliseconds, instantOf } from '@huzhou/shared/kernel/time';
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

describe('what was reported done in time and not checked', () => {
  const random = randomOf(5);
  const filed = sampleHistory(random, 1, firstDay).filed;
  const due = epochMilliseconds(filed.submittedAt) + policyOf(filed.policyVersion).withinSeconds.resolution * 1000;
  const events = (['dispatch', 'respond', 'resolve'] as const).reduce(
    (life, command) => {
      const taken = advance(life.complaint, steps[command], staff('li'), filed.submittedAt);
      if (!taken.ok) throw new Error(command);
      return { complaint: taken.value.complaint, events: [...life.events, ...taken.value.events] };
    },
    accept({ ...filed, parentId: undefined } as Parameters<typeof accept>[0]),
  );
  const standsAt = (told: typeof events.events, surely: number, now: number) => {
    const into: Recounted = new Map();
    recountCase(into, filed.districtCode, { ...events.complaint, parentId: undefined }, told, { surely, now });
    const counts = [...(into.get(`district#${filed.districtCode}`) ?? new Map<string, number>()).keys()];
    return counts.filter((name) => name.startsWith('resolution'));
  };
  const noticed = passTime(events.complaint, instantOf(due + 1))?.events ?? [];

  it.each([
    ['at its deadline', due, due, 'Unchecked'],
    ['a millisecond later, when the mark may be on its way', due, due + 1, 'Unchecked'],
    ['when it should long have been noticed', due + 1, due + 1, 'Missed'],
  ])('%s: as the instants say', (_, surely, now, expected) => {
    expect(standsAt(events.events, surely, now)).toEqual([`resolution${expected}`]);
  });

  it('is missed as soon as the log says that it was noticed, and met once it is checked', () => {
    const marked = [...events.events, ...noticed];
    expect(standsAt(marked, due, due + 1)).toEqual(['resolutionMissed']);
    const complaint = passTime(events.complaint, instantOf(due + 1))?.complaint ?? events.complaint;
    const approved = advance(complaint, steps.approve, staff('zhang'), instantOf(due + 5));
    expect(standsAt([...marked, ...(approved.ok ? approved.value.events : [])], due + 9, due + 9)).toEqual([
      'resolutionMet',
    ]);
  });
});

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
