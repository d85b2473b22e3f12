import type { Deployment } from '../assembly/deployment.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { StartProblem } from '../problem.ts';

/** Runs what the template wants run at each deployment; here each start is one, so these functions are idempotent. */
export async function runTriggers(deployment: Deployment, host: LambdaHost): Promise<void> {
  for (const { logicalId, properties } of deployment.ofType('Custom::Trigger')) {
    try {
      await host.invoke(String(properties.HandlerArn), {});
    } catch (error) {
      throw new StartProblem(
        `部署触发器 ${logicalId} 执行失败：${(error as Error).message}。详情见数据目录下的 logs。`,
        `The deployment trigger ${logicalId} failed: ${(error as Error).message}. Its log under the data folder says more.`,
      );
    }
  }
}
