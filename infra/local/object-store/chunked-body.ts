import { S3Error } from './s3-error.ts';

/**
 * Undoes `aws-chunked`: yields the payload and puts the trailing headers (checksums) into `trailers`. The SDK frames a
 * body like this when it does not know its checksum beforehand.
 */
export async function* decodeChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = createReader(source);
  for (;;) {
    const size = Number.parseInt((await reader.line()).split(';', 1)[0] as string, 16);
    if (Number.isNaN(size)) throw incomplete();
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== '') throw incomplete();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    trailers.set(line.slice(0, colon).toLowerCase().trim(), line.slice(colon + 1).trim());
  }
}

function createReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await chunks.next();
    if (next.done) throw incomplete();
    return next.value;
  };
  return {
    async line(): Promise<string> {
      for (let end = held.indexOf('\r\n'); ; end = held.indexOf('\r\n')) {
        if (end >= 0) {
          const line = held.toString('latin1', 0, end);
          held = held.subarray(end + 2);
          return line;
        }
        if (held.length > 16_384) throw incomplete();
        held = Buffer.concat([held, await more()]);
      }
    },
    async *bytes(size: number): AsyncGenerator<Buffer> {
      for (let left = size; left > 0; ) {
        if (held.length === 0) held = await more();
        const part = held.subarray(0, left);
        held = held.subarray(part.length);
        left -= part.length;
        yield part;
      }
    },
  };
}

const incomplete = () =>
  new S3Error(400, 'IncompleteBody', 'The request body ended, or broke its framing, before it was complete.');
