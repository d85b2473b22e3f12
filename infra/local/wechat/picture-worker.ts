// Fired by a picture's bytes; answers with its average colour, in a thread of its own because decoding takes a while.
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { Jimp } from 'jimp';

/** About this many pixels are looked at, evenly spread. */
const SAMPLES = 10_000;

// Nobody waits for WeChat's later verdict. Only Linux knows priorities of threads.
if (process.platform === 'linux') setPriority(10);

parentPort?.on('message', async ({ id, bytes }: { id: number; bytes: Uint8Array }) => {
  try {
    const { bitmap } = await Jimp.fromBuffer(Buffer.from(bytes));
    const pixels = bitmap.width * bitmap.height;
    const step = Math.max(1, Math.floor(pixels / SAMPLES));
    const sums = [0, 0, 0];
    let count = 0;
    for (let pixel = 0; pixel < pixels; pixel += step, count += 1)
      for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (bitmap.data[pixel * 4 + channel] ?? 0);
    parentPort?.postMessage({ id, average: sums.map((sum) => Math.round(sum / count)) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: String((error as Error).message) });
  }
});
