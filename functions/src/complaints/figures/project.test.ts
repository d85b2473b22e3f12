import { randomOf, sampleHistory } from '@huzhou/shared/complaints/figures/sample-histories';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RowChange } from '../../platform/stream.ts';
import { consumeStreamBatch } from '../../platform/stream.ts';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { complaintRow, eventRow, type Row } from '../complaint-rows.ts';
import { createFactsStore } from './figures-repository.ts';
import type { CaseLog } from './ports.ts';
import { createProjector } from './project.ts';
import { createMemoryFigures } from './testing/memory-figures.ts';

const random = randomOf(3);
const history = Array.from({ length: 50 }, (_, index) => sampleHistory(random, index, '2026-11-22T16:00:00.000Z')).find(
  ({ events, filed }) =>
    events.length > 8 && events.some(({ type }) => type === 'marked') && filed.parentId === undefined,
);
if (history === undefined) throw new Error('no long history among fifty');
const { filed, events } = history;
const { complaintId } = filed;

const change = (after: Row): RowChange => ({ eventId: 'e', kind: 'INSERT', after });
const rows = (from: number, to?: number): RowChange[] => events.slice(from, to).map((event) => change(eventRow(event)));
const noLog: CaseLog = { read: async () => undefined };
const wholeLog: CaseLog = { read: async () => ({ complaint: history.complaint, events }) };

let log: ReturnType<typeof catchLog>;
beforeEach(() => {
  log = catchLog();
});

const applied = (figures: ReturnType<typeof createMemoryFigures>) => figures.facts.get(complaintId)?.applied;

describe('the projector', () => {
  it('counts a case whose events come before its row: made-up histories are written so', async () => {
    const figures = createMemoryFigures();
    await createProjector({ figures: figures.store, cases: noLog })(rows(0));
    expect(applied(figures)).toBeUndefined();
    await createProjector({ figures: figures.store, cases: wholeLog })([change(complaintRow(filed))]);
    expect(applied(figures)).toBe(events.length);
  });

  it('reads the log where the stream has a gap, and counts nothing twice when the rest comes', async () => {
    const figures = createMemoryFigures();
    const project = createProjector({ figures: figures.store, cases: wholeLog });
    await project([change(complaintRow(filed)), ...rows(0, 2)]);
    await project(rows(5, 6));
    expect(applied(figures)).toBe(events.length);
    const counted = figures.counters();
    await project(rows(2));
    expect(figures.counters()).toEqual(counted);
  });

  it('reads again what somebody else has counted in between', async () => {
    const figures = createMemoryFigures();
    const project = createProjector({ figures: figures.store, cases: wholeLog });
    const beginning = [change(complaintRow(filed)), ...rows(0, 3)];
    await Promise.all([project(beginning), project(beginning), project([change(complaintRow(filed)), ...rows(0, 1)])]);
    expect(applied(figures)).toBe(3);
  });

  it('a conflict without end is a lost race: those cases are decided anew, and the batch goes on', async () => {
    const conflict = Object.assign(new Error('cancelled'), {
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
    const throttled = Object.assign(new Error('cancelled'), {
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'ThrottlingError' }],
    });
    const storeThat = (error: Error) =>
      createFactsStore({ send: async () => Promise.reject(error) } as never, 'figures');
    expect(await storeThat(conflict).apply([], new Map())).toBe('lost');
    await expect(storeThat(throttled).apply([], new Map())).rejects.toThrow('cancelled');
  });

  it('gives up when it is always too late, so that the batch comes again', async () => {
    const figures = createMemoryFigures();
    const project = createProjector({ figures: { ...figures.store, apply: async () => 'lost' }, cases: wholeLog });
    await expect(project([change(complaintRow(filed)), ...rows(0)])).rejects.toThrow('kept being counted');
  });

  it('leaves out a case that it cannot count, says which, and counts the others', async () => {
    const figures = createMemoryFigures();
    const unfitId = 'HZ20261123-AAAAAAAAAA';
    const beginning = [complaintRow(filed), ...events.map(eventRow)].map((row) => ({
      ...row,
      pk: `COMPLAINT#${unfitId}`,
      complaintId: unfitId,
      policyVersion: 'of another release',
    }));
    await createProjector({ figures: figures.store, cases: noLog })([
      ...beginning.map(change),
      change(complaintRow(filed)),
      ...rows(0),
    ]);
    expect([...figures.facts.keys()]).toEqual([complaintId]);
    expect(log.events()).toContainEqual(
      expect.objectContaining({ event: 'figures.case-unfit', complaintId: unfitId, level: 'error' }),
    );
  });
});

describe('a batch of the stream', () => {
  const record = (sequence: string) => ({
    eventID: sequence,
    eventName: 'INSERT' as const,
    dynamodb: { SequenceNumber: sequence, NewImage: { pk: { S: 'a' }, sk: { S: 'b' } } },
  });

  it('is done as a whole, or comes again from its first change', async () => {
    const seen: number[] = [];
    const handler = (work: (changes: readonly RowChange[]) => Promise<void>) =>
      consumeStreamBatch({ name: 'test' }, work);
    const done = handler(async (changes) => void seen.push(changes.length));
    const failing = handler(async () => Promise.reject(new Error('no')));
    const event = { Records: [record('7'), record('8')] };
    expect(await done(event)).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([2]);
    expect(await failing(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] });
  });
});
