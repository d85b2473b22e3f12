import type { Deployment, ResolvedResource } from '../assembly/deployment.ts';
import { StartProblem } from '../problem.ts';
import type { FunctionSpec } from './execution-environment.ts';

/** Origins of the emulators, as the functions' SDK clients are to find them. */
export interface Endpoints {
  readonly dynamoDb: string;
  readonly sqs: string;
  readonly stepFunctions: string;
  readonly s3: string;
  readonly secretsManager: string;
  readonly wechat: string;
  /** Origin of gateway and client. */
  readonly public: string;
}

/*
 * The most that one function runs at once here. A request waits for the store most of its time, so four of them share
 * two cores well; a stream or a queue hands over batches, which are worked on side by side within one environment.
 */
const FOR_REQUESTS = 4;
const FOR_BATCHES = 2;
const WECHAT = 'https://api.weixin.qq.com';

/** Every function of the deployment that has code to run here. */
export function functionSpecs(deployment: Deployment, endpoints: Endpoints): FunctionSpec[] {
  const mappings = deployment.ofType('AWS::Lambda::EventSourceMapping');
  return deployment.ofType('AWS::Lambda::Function').flatMap((resource) => {
    const { properties } = resource;
    const codeFolder = deployment.assets.get(String((properties.Code as { S3Key?: unknown } | undefined)?.S3Key));
    // CDK's own providers may be written in Python, and are never called.
    if (!String(properties.Runtime).startsWith('nodejs')) return [];
    if (codeFolder === undefined) throw withoutCode(resource);
    const timeoutSeconds = Number(properties.Timeout ?? 3);
    const memoryMb = Number(properties.MemorySize ?? 128);
    const feeding = mappings.filter((mapping) => feeds(mapping, resource));
    const atOnce = feeding.length > 0 ? FOR_BATCHES : FOR_REQUESTS;
    return [
      {
        name: resource.ref,
        arn: resource.attributes.Arn ?? '',
        codeFolder,
        handler: String(properties.Handler),
        timeoutSeconds,
        memoryMb,
        maxConcurrency: Math.min(atOnce, Number(properties.ReservedConcurrentExecutions ?? atOnce)),
        deferrable: feeding.length > 0 && feeding.every(isDeferrable),
        environment: { ...ownVariables(properties, endpoints), ...platformVariables(resource, memoryMb, endpoints) },
      },
    ];
  });
}

function feeds({ properties }: ResolvedResource, { ref, attributes }: ResolvedResource): boolean {
  return properties.FunctionName === ref || properties.FunctionName === attributes.Arn;
}

/** What the template itself holds back, or lets gather before it is worked on, is nothing that anybody waits for. */
function isDeferrable({ properties }: ResolvedResource): boolean {
  const { MaximumConcurrency } = (properties.ScalingConfig ?? {}) as { MaximumConcurrency?: number };
  return MaximumConcurrency !== undefined || Number(properties.MaximumBatchingWindowInSeconds ?? 0) > 0;
}

function ownVariables(properties: ResolvedResource['properties'], endpoints: Endpoints): Record<string, string> {
  const variables = (properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
  const publicOverTls = endpoints.public.replace('http:', 'https:');
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      String(value).replaceAll(WECHAT, endpoints.wechat).replaceAll(publicOverTls, endpoints.public),
    ]),
  );
}

function platformVariables(resource: ResolvedResource, memoryMb: number, endpoints: Endpoints): Record<string, string> {
  const { region } = resource.stack;
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_LAMBDA_FUNCTION_NAME: resource.ref,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${resource.ref}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    // Nobody answers on the instance metadata address of a laptop; without this a wrong client waits for it.
    AWS_EC2_METADATA_DISABLED: 'true',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SFN: endpoints.stepFunctions,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
  };
}

function withoutCode({ stack, logicalId }: ResolvedResource): StartProblem {
  return new StartProblem(
    `模板 ${stack.name} 的函数 ${logicalId} 没有打包好的代码。请删除 cdk.out 后重新运行 npm start。`,
    `Function ${logicalId} of stack ${stack.name} has no bundled code. Delete cdk.out and run npm start again.`,
  );
}
