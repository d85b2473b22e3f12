import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { DataStack } from '../data-stack.ts';
import type { Functions } from '../functions.ts';
import type { WorkerQueues } from '../worker-queues.ts';
import { type Buckets, giveBuckets } from './buckets.ts';
import { giveQueues } from './queues.ts';
import { giveSecrets } from './secrets.ts';
import { giveTables } from './tables.ts';

export interface Wired {
  readonly data: Pick<DataStack, 'tables' | 'secrets'> & Buckets;
  readonly queues: WorkerQueues;
  readonly clock: StateMachine;
  readonly weChat: { readonly origin: string; readonly templateIds: string };
  readonly policy: string;
  readonly permitPolicy: string;
  readonly release: string;
  readonly isDemonstration: boolean;
}

/** What each function is told and what it may do: this folder is the whole of it. */
export const wire = (functions: Functions, wired: Wired): void => {
  giveTables(functions, wired.data.tables);
  giveSecrets(functions, wired.data.secrets);
  giveQueues(functions, wired.queues);
  giveBuckets(functions, wired.data);
  const { Casework, Complaints, Desk, Identity, Intake, Open311, Permits, Service, Relay, Notifier, Media } = functions;
  Relay.knows({ CLOCK_MACHINE_ARN: wired.clock.stateMachineArn });
  Relay.may(['states:StartExecution'], wired.clock.stateMachineArn);
  for (const each of [Casework, Complaints, Desk, Identity, Notifier, Media, functions.Dogs])
    each.knows({ WECHAT_ORIGIN: wired.weChat.origin });
  for (const each of [Identity, Notifier]) each.knows({ WECHAT_TEMPLATE_IDS: wired.weChat.templateIds });
  for (const each of [Casework, Complaints, Desk, Intake, Open311, Service])
    each.knows({ COMPLAINT_POLICY: wired.policy });
  Permits.knows({ PARKING_PERMIT_POLICY: wired.permitPolicy });
  Service.knows({ RELEASE: wired.release });
  if (wired.isDemonstration) inviteToTry(functions);
};

/** A demonstration has made-up people and sources, says so, and calls webhooks on this very machine. */
const inviteToTry = (functions: Functions): void => {
  const { DogSeed, FetchEvidence, Insights, Intake, Open311, PushResult, Seed, SeedSources } = functions;
  for (const each of [DogSeed, Insights, Seed, SeedSources]) each?.knows({ SEED_PERSONAS: 'true' });
  for (const each of [FetchEvidence, Intake, Open311, PushResult]) each.knows({ ALLOW_LOOPBACK_WEBHOOKS: 'true' });
};
