import { type DeliveryView, ResultPush } from '@huzhou/shared/complaints/intake/result-push';
import { mostTries, pushRetries } from '@huzhou/shared/complaints/intake/retries';
import { signatureScheme } from '@huzhou/shared/complaints/intake/signature';
import type { Clock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { log } from '../../platform/log.ts';
import type { MessageMeta } from '../../platform/queue.ts';
import type { ComplaintStore } from '../ports.ts';
import type { Credential } from './credential.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import { parseUrl } from './outside-address.ts';
import type { CallOutside } from './outside-call.ts';
import type { PushRequest } from './push-request.ts';
import { resultsOf } from './result-of.ts';
import type { SourceRepository } from './source-repository.ts';
import { sha256Hex, sign } from './verify-source.ts';

export interface PushResultDeps {
  readonly store: Pick<ComplaintStore, 'find' | 'eventsBetween'>;
  readonly sources: Pick<SourceRepository, 'find' | 'currentCredential'>;
  readonly deliveries: DeliveryRepository;
  readonly call: CallOutside;
  readonly clock: Clock;
}

const timeoutMilliseconds = 10_000;

const { headers } = signatureScheme;

/** The headers with which a push says who sends it and that it is whole: the scheme of the calls to us. */
const signedHeaders = ({ key, secret }: Credential, url: URL, timestamp: string, body: string) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  'user-agent': 'huzhou-city-services',
  [headers.key]: key,
  [headers.timestamp]: timestamp,
  [headers.signature]: sign(secret, {
    method: 'POST',
    path: `${url.pathname}${url.search}`,
    timestamp,
    bodySha256: sha256Hex(body),
  }).toString('hex'),
});

/** Thrown so that the queue brings the message again. */
class PushFailed extends Error {
  constructor(reason: string) {
    super(`The source did not take a result: ${reason}`);
    this.name = 'PushFailed';
  }
}

/**
 * Tells a source what happened to its case up to an event: everything that it has not taken yet, in order, so that a
 * later result never overtakes an earlier one that is being tried again. Told at least once, each under its own id.
 */
export const createPushResult =
  ({ store, sources, deliveries, call, clock }: PushResultDeps) =>
  async ({ complaintId, seq }: PushRequest, { receiveCount }: Pick<MessageMeta, 'receiveCount'>): Promise<void> => {
    const external = (await store.find(complaintId))?.external;
    const registered = external === undefined ? undefined : await sources.find(external.sourceId);
    const url = parseUrl(registered?.source.webhookUrl ?? '');
    if (external === undefined || registered?.source.state !== 'active' || url === undefined) return;
    const earlier = new Map((await deliveries.of(complaintId)).map((delivery) => [delivery.deliveryId, delivery]));
    const results = resultsOf(await store.eventsBetween(complaintId, 0, seq), external.number);
    const credential = await sources.currentCredential(registered);

    for (const result of results) {
      const { deliveryId, type } = result;
      const before = earlier.get(deliveryId);
      if (before?.state === 'delivered') continue;
      const body = JSON.stringify(z.parse(ResultPush, result));
      const lastAt = clock.now();
      const answer = await call(url, {
        method: 'POST',
        headers: signedHeaders(credential, url, lastAt, body),
        body,
        timeoutMilliseconds,
      });
      const isTaken = answer.ok && answer.value.status >= 200 && answer.value.status < 300;
      const isLast = receiveCount >= mostTries(pushRetries);
      const delivery: DeliveryView = {
        deliveryId,
        seq: result.seq,
        type,
        state: isTaken ? 'delivered' : isLast ? 'given-up' : 'failing',
        attempts: (before?.attempts ?? 0) + 1,
        lastAt,
        ...(answer.ok ? { lastStatus: answer.value.status } : { lastProblem: answer.failure }),
      };
      await deliveries.record(complaintId, delivery);
      const fields = { complaintId, sourceId: external.sourceId, deliveryId, attempts: delivery.attempts };
      if (!isTaken) {
        const reason = answer.ok ? `status ${answer.value.status}` : answer.failure;
        log.warn(isLast ? 'push.given-up' : 'push.refused', { ...fields, reason });
        throw new PushFailed(reason);
      }
      log.info('push.delivered', fields);
    }
  };
