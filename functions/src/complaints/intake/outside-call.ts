import { type LookupAddress, lookup as nodeLookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { hostOf, isAddress, isFit, mayCall, type OutsidePolicy } from './outside-address.ts';

/** Why a call had no answer: it may not go there, nobody is there, or it took too long or too much. */
export type OutsideProblem = 'refused-address' | 'unreachable' | 'timeout' | 'too-large';

export interface OutsideRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the first packet to the last byte of the answer. */
  readonly timeoutMilliseconds: number;
  /** An answer with a longer body is given up. Left out where the status says everything: then no body is read. */
  readonly mostBytes?: number;
}

export interface OutsideAnswer {
  readonly status: number;
  /** Where a redirect points to. */
  readonly location?: string | undefined;
  readonly body: Uint8Array;
}

/** One request to a machine that is not ours. Redirects are answers, not followed. */
export type CallOutside = (url: URL, request: OutsideRequest) => Promise<Result<OutsideAnswer, OutsideProblem>>;

type Lookup = (
  host: string,
  options: { readonly all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

class RefusedAddress extends Error {}
class TooLarge extends Error {}

/**
 * Resolves a name and refuses it when any of its addresses is off limits. The connection goes to the very addresses
 * that were looked at, so a name that resolves to another one a moment later gains nothing.
 */
const guardedLookup =
  (policy: OutsidePolicy, lookup: Lookup): LookupFunction =>
  (host, options, done) =>
    lookup(host, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) return done(error, '', 0);
      if (first === undefined || !addresses.every(({ address }) => mayCall(address, policy)))
        return done(new RefusedAddress('The name resolves to an address that may not be called'), '', 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });

const readAll = async (answer: IncomingMessage, most: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new TooLarge('The answer is longer than is read');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const problemOf = (error: unknown, signal: AbortSignal): OutsideProblem => {
  if (signal.aborted) return 'timeout';
  if (error instanceof RefusedAddress) return 'refused-address';
  return error instanceof TooLarge ? 'too-large' : 'unreachable';
};

export const createCallOutside =
  (policy: OutsidePolicy, lookup: Lookup = nodeLookup as unknown as Lookup): CallOutside =>
  async (url, { method, headers = {}, body, timeoutMilliseconds, mostBytes }) => {
    const host = hostOf(url);
    // A literal address is never looked up, so it is judged here.
    if (!isFit(url, policy) || (isAddress(host) && !mayCall(host, policy))) return err('refused-address');
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const outgoing = send(
          url,
          // Of each call a connection of its own: an address that was fine yesterday is looked at again today.
          { method, headers, signal, agent: false, lookup: guardedLookup(policy, lookup) },
          resolve,
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
      const { statusCode = 0, headers: answered } = answer;
      try {
        const content = mostBytes === undefined ? new Uint8Array() : await readAll(answer, mostBytes);
        return ok({ status: statusCode, location: answered.location, body: content });
      } finally {
        answer.destroy();
      }
    } catch (error) {
      return err(problemOf(error, signal));
    }
  };
