import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or undefined when it is longer than `limitBytes`. The rest of a longer one is read and dropped, so
 * that the sender, who may still be sending, gets to hear the refusal.
 */
export function readAtMost(request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
      request.resume();
      resolve(undefined);
      return;
    }
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limitBytes) {
        chunks.length = 0;
        resolve(undefined);
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(length > limitBytes ? undefined : Buffer.concat(chunks, length)));
    request.on('error', reject);
  });
}
