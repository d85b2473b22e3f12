import { type DeliveryView, ResultPush } from '@huzhou/shared/complaints/intake/result-push';
import { isRefusal, mostRefusals, mostTries, pushRetries } from '@huzhou/shared/complaints/intake/retries';
import type { Clock } from '@huzhou/shared/kernel/time';
import { signatureScheme } from '@huzhou/shared/sources/signature';
import * as z from 'zod/mini';
import { log } from '../../platform/log.ts';
import type { MessageMeta } from '../../platform/queue.ts';
import type { Credential } from '../../sources/credential.ts';
import type { SourceRepository } from '../../sources/source-repository.ts';
import { sha256Hex, sign } from '../../sources/verify-source.ts';
import type { ComplaintStore } from '../ports.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import { parseUrl } from './outside-address.ts';
import type { CallOutside } from './outside-call.ts';
import type { PushRequest } from './push-request.ts';
import { resultsOf } from './result-of.ts';

export interface PushResultDeps {
  readonly store: Pick<ComplaintStore, 'find' | 'eventsBetween'>;
  readonly sources: Pick<SourceRepository, 'find' | 'signingCredentials'>;
  readonly deliveries: DeliveryRepository;
  readonly call: CallOutside;
  readonly clock: Clock;
}

const timeoutMilliseconds = 10_000;

const { headers, previousHeaders } = signatureScheme;

/** The headers with which a push says who sends it and that it is whole: the scheme of the calls to us. */
const signedHeaders = (
  [newest, before]: readonly [Credential, Credential?],
  url: URL,
  timestamp: string,
  body: string,
): Record<string, string> => {
  const path = `${url.pathname}${url.search}`;
  const signedWith = ({ secret }: Credential): string =>
    sign(secret, { method: 'POST', path, timestamp, bodySha256: sha256Hex(body) }).toString('hex');
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'huzhou-city-services',
    [headers.key]: newest.key,
    [headers.timestamp]: timestamp,
    [headers.signature]: signedWith(newest),
    // Whichever of the two secrets the receiver holds yet, it can verify.
    ...(before === undefined
      ? {}
      : { [previousHeaders.key]: before.key, [previousHeaders.signature]: signedWith(before) }),
  };
};

const sourceDisabled = 'source-disabled';

/** Nothing more is to be done about it: taken, or given up in a way that no further try would change. */
const isOver = ({ state, lastStatus, lastProblem }: DeliveryView): boolean =>
  state === 'delivered' ||
  (state === 'given-up' && (lastProblem === sourceDisabled || (lastStatus !== undefined && isRefusal(lastStatus))));

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
 * One that its receiver refuses is given up after some tries, and the later ones go on.
 */
export const createPushResult = ({ store, sources, deliveries, call, clock }: PushResultDeps) => {
  /** Staff see that a source that is shut out was not told. */
  const giveUp = async (
    complaintId: string,
    results: readonly ResultPush[],
    earlier: ReadonlyMap<string, DeliveryView>,
  ) => {
    for (const { deliveryId, seq, type } of results) {
      const attempts = earlier.get(deliveryId)?.attempts ?? 0;
      const lastProblem = sourceDisabled;
      const delivery = {
        deliveryId,
        seq,
        type,
        state: 'given-up',
        attempts,
        lastAt: clock.now(),
        lastProblem,
      } as const;
      await deliveries.record(complaintId, delivery);
    }
  };

  return async (
    { complaintId, seq }: PushRequest,
    { receiveCount }: Pick<MessageMeta, 'receiveCount'>,
  ): Promise<void> => {
    const external = (await store.find(complaintId))?.external;
    const registered = external === undefined ? undefined : await sources.find(external.sourceId);
    const url = parseUrl(registered?.source.webhookUrl ?? '');
    if (external === undefined || registered === undefined || url === undefined) return;
    const earlier = new Map((await deliveries.of(complaintId)).map((delivery) => [delivery.deliveryId, delivery]));
    const results = resultsOf(await store.eventsBetween(complaintId, 0, seq), external.number).filter(
      ({ deliveryId }) => {
        const before = earlier.get(deliveryId);
        return before === undefined || !isOver(before);
      },
    );
    if (registered.source.state !== 'active') return giveUp(complaintId, results, earlier);
    const credentials = await sources.signingCredentials(registered);

    for (const result of results) {
      const { deliveryId, type } = result;
      const body = JSON.stringify(z.parse(ResultPush, result));
      const lastAt = clock.now();
      const answer = await call(url, {
        method: 'POST',
        headers: signedHeaders(credentials, url, lastAt, body),
        body,
        timeoutMilliseconds,
      });
      const isTaken = answer.ok && answer.value.status >= 200 && answer.value.status < 300;
      const isRefused = answer.ok && isRefusal(answer.value.status);
      const isLast = receiveCount >= (isRefused ? mostRefusals : mostTries(pushRetries));
      const delivery: DeliveryView = {
        deliveryId,
        seq: result.seq,
        type,
        state: isTaken ? 'delivered' : isLast ? 'given-up' : 'failing',
        attempts: (earlier.get(deliveryId)?.attempts ?? 0) + 1,
        lastAt,
        ...(answer.ok ? { lastStatus: answer.value.status } : { lastProblem: answer.failure }),
      };
      await deliveries.record(complaintId, delivery);
      const fields = { complaintId, sourceId: external.sourceId, deliveryId, attempts: delivery.attempts };
      if (isTaken) {
        log.info('push.delivered', fields);
        continue;
      }
      const reason = answer.ok ? `status ${answer.value.status}` : answer.failure;
      if (isRefused && isLast) {
        log.error('push.refused-for-good', { ...fields, reason });
        continue;
      }
      log.warn(isLast ? 'push.given-up' : 'push.refused', { ...fields, reason });
      throw new PushFailed(reason);
    }
  };
};
