import { fetchRetries, mostTries, pushRetries } from '@huzhou/shared/complaints/intake/retries';
import { describe, expect, test } from 'vitest';
import { complaintKey, contactKey, eventKey } from '../../functions/src/complaints/keys.ts';
import { photoKey } from '../../functions/src/complaints/photo.ts';
import * as dogs from '../../functions/src/dogs/keys.ts';
import {
  availabilityKey,
  bookingCopyKey,
  holderKey,
  lotKey,
  permitKey,
  requestKey,
  spotDayKey,
} from '../../functions/src/parking/keys.ts';
import { eventFilter } from '../local/event-sources/event-filter.ts';
import { streamWorkers } from './streams.ts';
import { alarmsIn, metricsAlarmed } from './testing/alarms.ts';
import { idIn, ofType, ownFunctions, type Resource, synthesize } from './testing/synthesized.ts';
import { queueId, queueWorkers } from './worker-queues.ts';

const { service } = synthesize('production');
const functions = ownFunctions(service);
const alarms = alarmsIn(service);
const alarmsOn = (dimension: string, id: string) => metricsAlarmed(service, dimension, id);

const queues = ofType(service, 'AWS::SQS::Queue');
const isSetAside = (queue: Resource) => queue.Properties.RedrivePolicy === undefined;

describe('every queue', () => {
  const working = queues.filter(([, queue]) => !isSetAside(queue));
  const setAside = queues.filter(([, queue]) => isSetAside(queue));

  test('is one that a worker reads, or holds what failed', () => {
    const names = Object.keys(queueWorkers);
    expect(working.map(([id]) => id.replace(/Queue.*/, 'Queue')).sort()).toEqual(names.map(queueId).sort());
    // One for each queue, and one for each reader of the stream.
    const readers = mappings.filter(({ StartingPosition }) => StartingPosition !== undefined);
    expect(setAside).toHaveLength(names.length + readers.length);
  });

  test('is read by its worker', () => {
    for (const [name, worker] of Object.entries(queueWorkers)) {
      const mapping = mappings.find(({ EventSourceArn }) => idIn(EventSourceArn)?.startsWith(queueId(name)));
      expect(idIn(mapping?.FunctionName), name).toBe(functions.find(([found]) => found === worker)?.[1]);
    }
  });

  test.each(working)('%s has its dead-letter queue, alarms, and time for its worker', (id, { Properties }) => {
    const dead = idIn(Properties.RedrivePolicy.deadLetterTargetArn) ?? '';
    expect(setAside.map(([setAsideId]) => setAsideId)).toContain(dead);
    const attempts: Record<string, number> = { Pushes: mostTries(pushRetries), Exports: 3 };
    expect(Properties.RedrivePolicy.maxReceiveCount).toBe(attempts[id.replace(/Queue.*/, '')] ?? 5);
    expect(alarmsOn('QueueName', id)).toEqual(['ApproximateAgeOfOldestMessage']);

    const mapping = mappings.find(({ EventSourceArn }) => idIn(EventSourceArn) === id);
    const worker = functions.find(([, functionId]) => functionId === idIn(mapping?.FunctionName));
    // SQS would hand a message to the next worker while the first is still at it.
    const times = id.startsWith('Exports') ? 1 : 6;
    expect(Properties.VisibilityTimeout).toBeGreaterThanOrEqual(times * worker?.[2].Properties.Timeout);
  });

  test('that waits for others between its tries is not kept shorter, nor called late sooner, than that takes', () => {
    for (const [name, { waitsSeconds }] of [
      ['Pushes', pushRetries],
      ['Evidence', fetchRetries],
    ] as const) {
      const [id, { Properties }] = working.find(([found]) => found.startsWith(name)) ?? ['', { Properties: {} }];
      const waits = waitsSeconds.reduce((sum, seconds) => sum + seconds, 0);
      expect(Properties.MessageRetentionPeriod).toBeGreaterThan(waits);
      expect(alarms.find((alarm) => idIn(alarm.Dimensions?.[0]?.Value) === id)?.Threshold).toBeGreaterThan(waits);
      // As long as SQS can hide a message at all.
      expect(Math.max(...waitsSeconds)).toBeLessThan(12 * 60 * 60);
    }
  });

  test.each(setAside)('%s is alarmed at the first message, and kept for two weeks', (id, { Properties }) => {
    expect(alarmsOn('QueueName', id)).toEqual(['ApproximateNumberOfMessagesVisible']);
    expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });

  test.each(queues)('%s is encrypted, and reached over TLS only', (id, { Properties }) => {
    expect(Properties.SqsManagedSseEnabled).toBe(true);
    const policies = ofType(service, 'AWS::SQS::QueuePolicy').filter(([, policy]) =>
      policy.Properties.Queues.some((queue: unknown) => idIn(queue) === id),
    );
    expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
  });
});

const mappings = ofType(service, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);

describe('every event source', () => {
  test.each(mappings)('reports its failures one by one: $EventSourceArn', (mapping) => {
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  const streams = mappings.filter(({ StartingPosition }) => StartingPosition !== undefined);
  const of = (name: string) =>
    streams.find(({ FunctionName }) => idIn(FunctionName) === functions.find(([found]) => found === name)?.[1]);

  test('of the stream sees every change from the beginning, and gives none up while the stream has it', () => {
    expect(streams.map(({ FunctionName }) => idIn(FunctionName)).sort()).toEqual(
      Object.values(streamWorkers)
        .map((worker) => functions.find(([found]) => found === worker)?.[1])
        .sort(),
    );
    // DynamoDB slows down a stream that more than two follow.
    for (const followers of Map.groupBy(streams, ({ EventSourceArn }) => JSON.stringify(EventSourceArn)).values()) {
      expect(followers.length).toBeLessThanOrEqual(2);
    }
    for (const stream of streams) {
      expect(stream).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: -1,
        MaximumRecordAgeInSeconds: 24 * 60 * 60,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/SetAside/), 'Arn'] } } },
      });
    }
  });

  /** Whether a function is shown that a row was written, changed or removed. */
  const shown = (name: string) => {
    const passes = eventFilter(of(name).FilterCriteria);
    return (eventName: string, sk: string) => passes({ eventName, dynamodb: { Keys: { sk: { S: sk } } } });
  };

  test('of the relay waits for nothing; ten groups of cases go side by side', () => {
    expect(of('Relay')).toMatchObject({ BatchSize: 100, MaximumBatchingWindowInSeconds: 0, ParallelizationFactor: 10 });
  });

  test('of the relay brings every change of a case and every new photo, and no row that nothing follows from', () => {
    const change = shown('Relay');
    const photo = photoKey('HZ-1', 'p').sk;
    expect(change('INSERT', complaintKey('HZ-1').sk)).toBe(true);
    expect(change('MODIFY', complaintKey('HZ-1').sk)).toBe(true);
    expect(change('INSERT', photo)).toBe(true);
    expect(change('MODIFY', photo)).toBe(false);
    expect(change('INSERT', eventKey('HZ-1', 1).sk)).toBe(false);
    expect(change('INSERT', contactKey('HZ-1').sk)).toBe(false);
  });

  test('of the projector brings new cases and new events only, many at once, one batch after the other', () => {
    expect(of('Projector')).toMatchObject({ MaximumBatchingWindowInSeconds: 5, ParallelizationFactor: 1 });
    const change = shown('Projector');
    const newEvent = eventKey('HZ-1', 1).sk;
    expect(change('INSERT', newEvent)).toBe(true);
    expect(change('INSERT', complaintKey('HZ-1').sk)).toBe(true);
    expect(change('MODIFY', complaintKey('HZ-1').sk)).toBe(false);
    expect(change('INSERT', contactKey('HZ-1').sk)).toBe(false);
    expect(change('REMOVE', newEvent)).toBe(false);
  });

  test('of the parking relay brings what is claimed and decided, and nothing that it wrote itself', () => {
    expect(of('ParkingRelay')).toMatchObject({ MaximumBatchingWindowInSeconds: 0, ParallelizationFactor: 10 });
    const change = shown('ParkingRelay');
    for (const { sk } of [
      spotDayKey('lot', 'A-01', '20261124'),
      permitKey('person', 'permit'),
      requestKey('request'),
    ]) {
      expect([change('INSERT', sk), change('MODIFY', sk), change('REMOVE', sk)]).toEqual([true, true, false]);
    }
    for (const { sk } of [
      availabilityKey('20261124', 'lot'),
      bookingCopyKey('person', '2026-11-24T12:00:00.000Z', 'lot.A-01.20261124.0000000000000000'),
      holderKey('浙E12345'),
      lotKey('lot'),
    ]) {
      expect(change('MODIFY', sk)).toBe(false);
    }
  });

  test('of the dog relay brings dogs, disputes, and what is new of them, and no row that only says what is taken', () => {
    expect(of('DogRelay')).toMatchObject({ MaximumBatchingWindowInSeconds: 0, ParallelizationFactor: 10 });
    const change = shown('DogRelay');
    for (const { sk } of [dogs.dogKey('HQ1'), dogs.sightingKey('S1'), dogs.disputeKey('chip', 'HQ1')])
      expect([change('INSERT', sk), change('MODIFY', sk), change('REMOVE', sk)]).toEqual([true, true, false]);
    for (const { sk } of [dogs.findingKey('HQ1', 'f'), dogs.photoKey('HQ1', 'p'), dogs.recallKey('rabies', 'b')])
      expect([change('INSERT', sk), change('MODIFY', sk)]).toEqual([true, false]);
    for (const { sk } of [dogs.formKey('HQ1'), dogs.holderKey('chip'), dogs.coveredKey('HQ1'), dogs.eventKey('HQ1', 1)])
      expect(change('INSERT', sk)).toBe(false);
  });

  test('has as many workers as it may have', () => {
    const limited = Object.fromEntries(
      mappings.map(({ FunctionName, ScalingConfig }) => [
        functions.find(([, id]) => id === idIn(FunctionName))?.[0],
        ScalingConfig?.MaximumConcurrency,
      ]),
    );
    expect(limited).toEqual({
      Relay: undefined,
      Projector: undefined,
      Dispatcher: undefined,
      // They call WeChat.
      Notifier: 5,
      Media: 20,
      // They call systems of others.
      FetchEvidence: 5,
      PushResult: 5,
      // They read whole days at once.
      Recount: 2,
      Exporter: 2,
      ParkingRelay: undefined,
      Offers: undefined,
      // They go through a lot, or a file of lots, from end to end.
      Closures: 5,
      Imports: 2,
      DogRelay: undefined,
      DogVisits: undefined,
      DogPhotos: 10,
    });
  });
});

describe('what runs by the clock on the wall', () => {
  const rules = ofType(service, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
  const firedBy = ({ Targets }: Resource['Properties']) => functions.find(([, id]) => id === idIn(Targets[0].Arn))?.[0];

  test('are the sweepers, each minute, the figures of parking, and the recount, each night of Huzhou', () => {
    expect(Object.fromEntries(rules.map((rule) => [firedBy(rule), rule.ScheduleExpression]))).toEqual({
      Sweeper: 'rate(1 minute)',
      // UTC: half past two in Huzhou.
      PlanRecount: 'cron(30 18 * * ? *)',
      ParkingSweeper: 'rate(1 minute)',
      ParkingRollup: 'rate(15 minutes)',
      DogSweeper: 'rate(1 minute)',
    });
    for (const { State } of rules) expect(State).toBe('ENABLED');
  });

  test.each(['SweeperSilent', 'RecountSilent', 'ParkingSweeperSilent', 'ParkingRollupSilent'])(
    '%s is alarmed',
    (name) => {
      const silence = alarms.find(({ id }) => id.startsWith(name));
      expect(silence).toMatchObject({ ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' });
    },
  );
});
