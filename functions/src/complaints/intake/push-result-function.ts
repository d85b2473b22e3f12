// Fired by the pushes queue; tells a source by its webhook what became of the case that it handed over.
import { SQSClient } from '@aws-sdk/client-sqs';
import { pushRetries } from '@huzhou/shared/complaints/intake/retries';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../../platform/config.ts';
import { KeyRing } from '../../platform/key-ring.ts';
import { consumeQueue } from '../../platform/queue.ts';
import { createSealer } from '../../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../../platform/secrets.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createSourceRepository } from '../../sources/source-repository.ts';
import { createComplaintReader } from '../complaint-reader.ts';
import { createHide } from '../hide-queue.ts';
import { createDeliveryRepository } from './delivery-repository.ts';
import { createCallOutside } from './outside-call.ts';
import { outsideSetting } from './outside-setting.ts';
import { PushRequest } from './push-request.ts';
import { createPushResult } from './push-result.ts';

const clock = systemClock;
const documents = createDocumentClient();
const table = env('SOURCES_TABLE');
const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);

const pushResult = createPushResult({
  store: createComplaintReader(documents, env('COMPLAINTS_TABLE')),
  sources: createSourceRepository({ documents, table, sealer: createSealer(readFieldKeys), clock }),
  deliveries: createDeliveryRepository(documents, table),
  call: createCallOutside(outsideSetting()),
  clock,
});

const hide = createHide(new SQSClient({ useQueueUrlAsEndpoint: false }), env('PUSHES_QUEUE_URL'));

export const handler = consumeQueue(
  { message: PushRequest, name: 'push', retry: { ...pushRetries, hide } },
  (request, meta) => pushResult(request, meta),
);
