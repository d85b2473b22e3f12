import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { cohortKey, counterKey, factsKey } from '@huzhou/shared/complaints/figures/counter-key';
import { type History, randomOf, sampleHistory, toldUntil } from '@huzhou/shared/complaints/figures/sample-histories';
import { districts } from '@huzhou/shared/directory/areas';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RowChange } from '../../platform/stream.ts';
import { putAll } from '../../platform/table.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { createComplaintReader } from '../complaint-reader.ts';
import { complaintRow, eventRow } from '../complaint-rows.ts';
import { createAnswerRecount } from './answer-recount.ts';
import { createRecountStore } from './counters-repository.ts';
import { createDayLog } from './day-log-repository.ts';
import { createFactsStore } from './figures-repository.ts';
import { createProjector } from './project.ts';
import { createRecountDay } from './recount-day.ts';
import { createRecountMonth } from './recount-month.ts';
import { deliveriesOf } from './testing/deliveries.ts';
import { createMemoryFigures } from './testing/memory-figures.ts';

const day = '20261123';
const month = '202611';
const firstInstant = '2026-11-22T16:00:00.000Z';

/** By then nothing of that day waits for its time any more. */
const longAfter = plusSeconds(firstInstant, 400 * secondsIn.day);

const createFigures = async (histories: readonly History[], now = longAfter) => {
  const { documents, names, rows } = await createTestTables('complaints', 'figures');
  await putAll(
    documents,
    names.complaints,
    histories.flatMap(({ complaint, events }) => [complaintRow(complaint), ...events.map(eventRow)]),
  );
  const store = createFactsStore(documents, names.figures);
  const projector = { figures: store, cases: createComplaintReader(documents, names.complaints) };
  const figures = createRecountStore(documents, names.figures);
  const districtCodes = districts.map(({ code }) => code);
  const clock = { now: () => now };
  const recountDay = createRecountDay({
    figures,
    log: createDayLog(documents, names.complaints),
    projector,
    districtCodes,
    clock,
  });
  const recountMonth = createRecountMonth({ figures, districtCodes });
  return {
    documents,
    table: names.figures,
    store,
    rows: () => rows('figures'),
    project: createProjector(projector),
    recountDay,
    recountMonth,
    answer: createAnswerRecount({ figures, recountDay, recountMonth, clock }),
  };
};

const historiesOf = (seed: number, count: number): History[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) =>
    toldUntil(sampleHistory(random, index, firstInstant, 1), longAfter),
  );
};

const withoutWrites = (rows: readonly Record<string, unknown>[]) =>
  new Map(
    rows.flatMap(({ pk, sk, writes, ...counts }) => {
      const left = Object.entries(counts).filter(([, count]) => count !== 0);
      return String(pk).startsWith('FIGURES#') && left.length > 0 ? [[`${pk} ${sk}`, Object.fromEntries(left)]] : [];
    }),
  );

let log: ReturnType<typeof catchLog>;
beforeEach(() => {
  log = catchLog();
});

describe('on the table', () => {
  const histories = historiesOf(7, 40);

  it('counts each event once, whatever comes twice, and by two at once', async () => {
    const { project, rows } = await createFigures(histories);
    const random = randomOf(8);
    const batches = deliveriesOf(random, histories, 0.3, 60);
    for (const batch of batches) await Promise.all([project(batch), project(batch.slice(0, 30))]);

    const memory = createMemoryFigures();
    await createProjector({ figures: memory.store, cases: { read: async () => undefined } })(
      deliveriesOf(random, histories, 0, 100_000).flat(),
    );
    const expected = [...memory.counters().values()].map(({ ref, counts }) => {
      const { pk, sk } = counterKey(ref);
      return [`${pk} ${sk}`, counts] as const;
    });
    expect(withoutWrites(await rows())).toEqual(new Map(expected));
  });

  it('writes of a case what finds it behind a figure, and nothing that anybody wrote', async () => {
    const { project, rows } = await createFigures(histories);
    for (const batch of deliveriesOf(randomOf(9), histories, 0)) await project(batch);
    const stored = await rows();
    const facts = stored.find(({ pk }) => pk === factsKey(histories[3]?.filed.complaintId ?? '').pk);
    expect(facts?.cohortKey).toBe(cohortKey(histories[3]?.filed.districtCode ?? '', day));
    expect(facts?.tags).toEqual(expect.arrayContaining(['cases']));
    expect(JSON.stringify(stored)).not.toMatch(/已处理|红旗路|reporter/);
  });
});

describe('the recount of a day', () => {
  const histories = historiesOf(11, 20);
  const projected = async (left: readonly History[] = []) => {
    const figures = await createFigures(histories);
    const seen = histories.filter((history) => !left.includes(history));
    for (const batch of deliveriesOf(randomOf(12), seen, 0)) await figures.project(batch);
    return figures;
  };

  it('agrees, and says so', async () => {
    const { answer, rows } = await projected();
    await answer({ day });
    await answer({ month });
    expect(log.events().filter(({ event }) => event === 'figures.agree')).toMatchObject([
      { span: day, cases: 20 },
      { span: month },
    ]);
    const results = (await rows()).filter(({ pk }) => String(pk).startsWith('RECOUNT#'));
    expect(results.map(({ span, agreed }) => [span, agreed]).sort()).toEqual([
      [month, true],
      [day, true],
    ]);
  });

  it.each([
    ['a day', 'district', day],
    ['a month', 'category-month', month],
  ] as const)('finds a counter of %s that somebody moved, and raises the alarm', async (_, series, span) => {
    const { answer, documents, table, rows } = await projected();
    const row = (await rows()).find(({ pk }) => String(pk).startsWith(`FIGURES#1#${series}#`));
    await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: row?.pk, sk: row?.sk },
        UpdateExpression: 'ADD resolutionMet :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    await answer(series === 'district' ? { day } : { month });
    const told = log.events().find(({ event }) => event === 'figures.disagree');
    expect(told).toMatchObject({ span, level: 'error', unapplied: 0, differing: 1 });
    expect((await rows()).find(({ sk }) => sk === `SPAN#${span}`)).toMatchObject({ agreed: false });
  });

  it('finds a case that the stream never brought; catching up counts it', async () => {
    const { recountDay } = await projected(histories.slice(0, 2));
    expect(await recountDay(day)).toMatchObject({ cases: 20, unapplied: 2, differences: [] });
    expect(await recountDay(day, true)).toEqual({ span: day, cases: 20, unapplied: 0, differences: [] });
    expect(await recountDay(day)).toMatchObject({ unapplied: 0, differences: [] });
  });

  it('finds a deadline that nobody noticed', async () => {
    const random = randomOf(1);
    const { filed, events } = sampleHistory(random, 1, firstInstant, 1);
    const silent: History = { filed, complaint: filed, events: events.slice(0, 1), now: filed.submittedAt };
    const late = plusSeconds(filed.submittedAt, 2 * secondsIn.day);
    const { project, recountDay } = await createFigures([silent], late);
    for (const batch of deliveriesOf(random, [silent], 0)) await project(batch);
    const { differences } = await recountDay(day);
    expect(new Set(differences.map(({ name }) => name))).toEqual(
      filed.parentId === undefined
        ? new Set(['dispatch', 'resolution', 'feedback'].flatMap((leg) => [`${leg}Missed`, `${leg}Running`]))
        : new Set(),
    );
  });
});

it('a row that does not fit holds up no other', async () => {
  const [one, other] = historiesOf(21, 2);
  if (one === undefined || other === undefined) throw new Error('two were asked for');
  const { project, store } = await createFigures([]);
  const misfit: RowChange = {
    eventId: 'x',
    kind: 'INSERT',
    after: { pk: 'COMPLAINT#x', sk: 'EVENT#000001', seq: 'one' },
  };
  await project([misfit, ...deliveriesOf(randomOf(22), [one, other], 0).flat()]);
  expect((await store.findFacts([one.filed.complaintId, other.filed.complaintId])).size).toBe(2);
  expect(log.events().filter(({ event }) => event === 'figures.row-unfit')).toHaveLength(1);
});
