import type { ResolvedResource } from '../assembly/deployment.ts';
import type { QueueStore } from '../queue-service/queue-store.ts';

/** Declares the template's queues; where it says nothing, the service's own defaults hold. */
export function declareQueues(store: QueueStore, queues: readonly ResolvedResource[]): void {
  for (const { properties, attributes } of queues) {
    const number = (name: string, otherwise: number) => Number(properties[name] ?? otherwise);
    const redrive = properties.RedrivePolicy as { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
    store.declare({
      name: attributes.QueueName ?? '',
      arn: attributes.Arn ?? '',
      visibilityTimeoutSeconds: number('VisibilityTimeout', 30),
      delaySeconds: number('DelaySeconds', 0),
      retentionSeconds: number('MessageRetentionPeriod', 4 * 24 * 3600),
      maximumMessageBytes: number('MaximumMessageSize', 1024 * 1024),
      ...(redrive
        ? {
            redrive: {
              deadLetterQueueArn: redrive.deadLetterTargetArn,
              maxReceiveCount: Number(redrive.maxReceiveCount),
            },
          }
        : {}),
    });
  }
}
