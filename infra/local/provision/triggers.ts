import type { Deployment, ResolvedResource } from '../assembly/deployment.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { StartProblem } from '../problem.ts';

const isAwaited = ({ properties }: ResolvedResource): boolean => properties.InvocationType !== 'Event';
const triggersOf = (deployment: Deployment) => deployment.ofType('Custom::Trigger');

/**
 * Runs what the template wants run at each deployment, side by side; here each start is one, so these functions are
 * idempotent.
 */
export async function runTriggers(deployment: Deployment, host: LambdaHost): Promise<void> {
  await Promise.all(
    triggersOf(deployment)
      .filter(isAwaited)
      .map(async ({ logicalId, properties }) => {
        try {
          await host.invoke(String(properties.HandlerArn), {});
        } catch (error) {
          throw new StartProblem(
            `部署触发器 ${logicalId} 执行失败：${(error as Error).message}。详情见数据目录下的 logs。`,
            `The deployment trigger ${logicalId} failed: ${(error as Error).message}. Its log under the data folder says more.`,
          );
        }
      }),
  );
}

/** Starts what a deployment sets going and does not wait for. Its failure is its own: it is logged and nothing more. */
export function startTriggersInBackground(deployment: Deployment, host: LambdaHost, log: (line: string) => void): void {
  for (const { logicalId, properties } of triggersOf(deployment).filter((trigger) => !isAwaited(trigger))) {
    host.invoke(String(properties.HandlerArn), {}).catch((error: unknown) => log(`${logicalId}: ${String(error)}`));
  }
}
