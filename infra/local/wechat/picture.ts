import { Worker } from 'node:worker_threads';
import { LABELS, type Suggest } from './text-check.ts';

export interface Verdict {
  readonly suggest: Suggest;
  readonly label: number;
}

/**
 * The stand-in sees no content, only colour: a picture that is magenta (#FF00FF) all over is risky, one that is cyan
 * (#00FFFF) all over is for review, every other passes. Colour outlives re-encoding, unlike a file's name or hash.
 */
const TRIGGERS: readonly (readonly [readonly number[], Verdict])[] = [
  [[255, 0, 255], { suggest: 'risky', label: LABELS.obscene }],
  [[0, 255, 255], { suggest: 'review', label: LABELS.other }],
];
/** How far a channel may be off, for JPEG. */
const TOLERANCE = 20;

export interface PictureJudge {
  /** Rejects when the bytes are no picture that can be decoded. */
  judge(bytes: Uint8Array): Promise<Verdict>;
  close(): Promise<void>;
}

/** The decoding thread starts with the first picture and does one at a time. */
export function createPictureJudge(): PictureJudge {
  const waiting = new Map<number, { resolve(average: number[]): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let asked = 0;

  const failAll = (error: Error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./picture-worker.ts', import.meta.url));
    started.unref();
    started.on('message', ({ id, average, failure }: { id: number; average?: number[]; failure?: string }) => {
      const asker = waiting.get(id);
      waiting.delete(id);
      if (average) asker?.resolve(average);
      else asker?.reject(new Error(failure));
    });
    started.on('error', (error) => failAll(error as Error));
    started.on('exit', () => failAll(new Error('The decoding thread ended.')));
    return started;
  };
  return {
    async judge(bytes) {
      worker ??= start();
      const thread = worker;
      asked += 1;
      const id = asked;
      const average = await new Promise<number[]>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, bytes });
      });
      const hit = TRIGGERS.find(([colour]) =>
        colour.every((channel, index) => Math.abs(channel - (average[index] ?? 0)) <= TOLERANCE),
      );
      return hit?.[1] ?? { suggest: 'pass', label: LABELS.fine };
    },
    async close() {
      await worker?.terminate();
    },
  };
}
