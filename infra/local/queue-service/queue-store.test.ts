import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openQueueStore, type QueueStore } from './queue-store.ts';

let folder: string;
let now: number;
let store: QueueStore;

const open = () => {
  const opened = openQueueStore(join(folder, 'queues.sqlite'), () => now);
  const common = { visibilityTimeoutSeconds: 30, delaySeconds: 0, retentionSeconds: 60, maximumMessageBytes: 1000 };
  const redrive = { deadLetterQueueArn: 'arn:aws:sqs:r:0:dead', maxReceiveCount: 2 };
  opened.declare({ ...common, name: 'work', arn: 'arn:aws:sqs:r:0:work', redrive });
  opened.declare({ ...common, name: 'dead', arn: 'arn:aws:sqs:r:0:dead' });
  return opened;
};
const bodies = (queue = 'work') => store.receive(queue, 10).map(({ body }) => body);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-store-'));
  now = 1_000_000;
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

describe('a queue', () => {
  test('gives messages in the order they came, each to one taker', () => {
    for (const body of ['a', 'b', 'c']) store.send('work', body);
    expect(bodies()).toEqual(['a', 'b', 'c']);
    expect(bodies()).toEqual([]);
    expect(store.count('work')).toEqual({ visible: 0, inFlight: 3, delayed: 0 });
  });

  test('shows a message again when its time-out has passed, and counts', () => {
    store.send('work', 'a');
    store.receive('work', 10);
    now += 29_999;
    expect(bodies()).toEqual([]);
    now += 1;
    expect(store.receive('work', 10)[0]?.attributes.ApproximateReceiveCount).toBe('2');
  });

  test('forgets what is removed; a stale receipt removes nothing', () => {
    store.send('work', 'a');
    const [first] = store.receive('work', 10);
    now += 30_000;
    const [second] = store.receive('work', 10);
    store.remove('work', first?.receiptHandle ?? '');
    expect(store.count('work').inFlight).toBe(1);
    store.remove('work', second?.receiptHandle ?? '');
    expect(store.count('work').inFlight).toBe(0);
  });

  test('holds back what is delayed', () => {
    store.send('work', 'later', { delaySeconds: 5 });
    expect(bodies()).toEqual([]);
    now += 5_000;
    expect(bodies()).toEqual(['later']);
  });

  test('buries what was received too often, and lets it rise again', () => {
    store.send('work', 'poison');
    for (let receipt = 0; receipt < 2; receipt += 1) {
      expect(bodies()).toEqual(['poison']);
      now += 30_000;
    }
    expect(bodies()).toEqual([]);
    expect(bodies('dead')).toEqual(['poison']);
    expect(store.sourceOf('dead')).toBe('arn:aws:sqs:r:0:work');
    expect(store.moveAll('dead', 'work')).toBe(1);
    expect(store.receive('work', 1)[0]?.attributes.ApproximateReceiveCount).toBe('1');
  });

  test('is as it was after a restart; what was in flight is free at once', () => {
    store.send('work', 'taken');
    store.receive('work', 1);
    store.send('work', 'waiting', { attributes: { kind: { DataType: 'String', StringValue: 'x' } } });
    // As after kill -9: nobody closed the file.
    const crashed = store;
    store = open();
    const received = store.receive('work', 10);
    crashed.close();
    expect(received.map(({ body }) => body)).toEqual(['taken', 'waiting']);
    expect(received[0]?.attributes.ApproximateReceiveCount).toBe('2');
    expect(received[1]?.messageAttributes).toEqual({ kind: { DataType: 'String', StringValue: 'x' } });
  });

  test('wakes its taker when something comes and when something becomes visible', () => {
    vi.useFakeTimers({ now });
    const wake = vi.fn();
    store.onVisible('work', wake);
    store.send('work', 'a');
    expect(wake).toHaveBeenCalledTimes(1);
    store.receive('work', 1);
    now += 30_000;
    vi.advanceTimersByTime(30_001);
    expect(wake).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});

test('a file that is no database gets a sentence with the remedy', () => {
  writeFileSync(
    join(folder, 'other.sqlite'),
    'not a database at all, but long enough to be looked at as one'.repeat(20),
  );
  expect(() => openQueueStore(join(folder, 'other.sqlite'))).toThrow(/corrupt.*npm start -- --reset/);
});
