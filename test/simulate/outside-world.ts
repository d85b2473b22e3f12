// The machines on the other side: a store from which evidence is fetched, and a desk that takes results by webhook.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ResultPush } from '@huzhou/shared/complaints/intake/result-push';
import * as z from 'zod/mini';
import type { SourceKeys } from '../support/source-signature.ts';

export interface OutsideWorld {
  readonly pictureUrl: (name: string) => string;
  readonly webhookUrl: string;
  /** Results whose signature was right, each once, in the order in which they came. */
  readonly results: readonly ResultPush[];
  readonly served: () => number;
  readonly forged: () => number;
  readonly close: () => Promise<void>;
}

/** `keys`: with what results are signed. */
export const startOutsideWorld = async (picture: Buffer, { secret }: SourceKeys): Promise<OutsideWorld> => {
  const results: ResultPush[] = [];
  const seen = new Set<string>();
  let served = 0;
  let forged = 0;

  const isGenuine = (path: string, timestamp: string, signature: string, text: string): boolean => {
    const digest = createHash('sha256').update(text).digest('hex');
    const expected = createHmac('sha256', secret).update(`POST\n${path}\n${timestamp}\n${digest}`).digest();
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  };

  const server: Server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      served += 1;
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
      return;
    }
    let text = '';
    for await (const chunk of request) text += chunk;
    const { 'x-timestamp': timestamp, 'x-signature': signature } = request.headers;
    if (!isGenuine(request.url ?? '', String(timestamp), String(signature), text)) {
      forged += 1;
      response.writeHead(401).end();
      return;
    }
    const result = z.parse(ResultPush, JSON.parse(text));
    if (!seen.has(result.deliveryId)) results.push(result);
    seen.add(result.deliveryId);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    pictureUrl: (name) => `${origin}/${name}.jpg`,
    webhookUrl: `${origin}/results`,
    results,
    served: () => served,
    forged: () => forged,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
