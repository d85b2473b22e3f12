// Plain HTTP for thousands of calls: what the caller itself costs is taken from the machine that is measured.
import { Agent, request } from 'node:http';

export interface WireReply {
  readonly status: number;
  readonly body: string;
  /** Seconds, where the server said when to come again. */
  readonly retryAfter: number | undefined;
}

interface WireCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Where the caller calls from; the whole of 127.0.0.0/8 is this machine on Linux. */
  readonly from?: string;
}

export type Wire = (call: WireCall) => Promise<WireReply>;

/** Longer than the client waits for an answer: then it counts as none. */
const timeoutMilliseconds = 15_000;

/** One call, once. Rejects when no answer came in the time that the client waits. */
export const createWire = (): { readonly call: Wire; readonly close: () => void } => {
  const agent = new Agent({ keepAlive: true });
  const call: Wire = ({ method, url, headers = {}, body, from }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { agent, method, headers: { ...headers, ...length }, timeout: timeoutMilliseconds };
      const outgoing = request(url, from === undefined ? options : { ...options, localAddress: from }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const seconds = Number(response.headers['retry-after'] ?? Number.NaN);
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            retryAfter: Number.isFinite(seconds) ? seconds : undefined,
          });
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return { call, close: () => agent.destroy() };
};

/** At most `atOnce` of the jobs at a time, in their order. */
export const inTurns = async <Job, Done>(
  jobs: readonly Job[],
  atOnce: number,
  work: (job: Job) => Promise<Done>,
): Promise<Done[]> => {
  const results: Done[] = new Array(jobs.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < jobs.length) {
      const at = next;
      next += 1;
      results[at] = await work(jobs[at] as Job);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
