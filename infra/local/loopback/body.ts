import type { IncomingMessage } from 'node:http';

/** A body was longer than the receiver takes. */
export class BodyTooLarge extends Error {
  readonly limitBytes: number;
  constructor(limitBytes: number) {
    super(`The request body is longer than ${limitBytes} bytes.`);
    this.limitBytes = limitBytes;
  }
}

/** Reads the whole body. Throws {@link BodyTooLarge} past `limitBytes`, without keeping what came. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw new BodyTooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
