import type { Deployment } from '../assembly/deployment.ts';
import type { Bucket } from '../object-store/server.ts';
import { StartProblem } from '../problem.ts';
import type { DeclaredSecret } from '../secrets/vault.ts';

/** The template's buckets, as the object store wants to know them. */
export function declaredBuckets(deployment: Deployment): Bucket[] {
  return deployment.ofType('AWS::S3::Bucket').map(({ ref, properties }) => ({
    name: ref,
    cors: (properties.CorsConfiguration as { CorsRules?: Bucket['cors'] } | undefined)?.CorsRules,
    lifecycle: (properties.LifecycleConfiguration as { Rules?: Bucket['lifecycle'] } | undefined)?.Rules,
  }));
}

export function declaredSecrets(deployment: Deployment): DeclaredSecret[] {
  return deployment.ofType('AWS::SecretsManager::Secret').map(({ ref, logicalId, stack, properties }) => ({
    arn: ref,
    name: String(properties.Name ?? `${stack.name}-${logicalId}`),
    generate: properties.GenerateSecretString as DeclaredSecret['generate'],
    value: properties.SecretString === undefined ? undefined : String(properties.SecretString),
  }));
}

export interface DeclaredMachine {
  readonly arn: string;
  readonly definition: string;
}

export function declaredMachines(deployment: Deployment): DeclaredMachine[] {
  return deployment.ofType('AWS::StepFunctions::StateMachine').map(({ ref, logicalId, properties }) => {
    if (properties.StateMachineType === 'EXPRESS') {
      throw new StartProblem(
        `状态机 ${logicalId} 是 EXPRESS 类型，本机只支持 STANDARD。`,
        `State machine ${logicalId} is EXPRESS; only STANDARD ones run here.`,
      );
    }
    const substitutions = (properties.DefinitionSubstitutions ?? {}) as Readonly<Record<string, unknown>>;
    const definition = String(properties.DefinitionString).replace(/\$\{([\w-]+)\}/g, (whole, name: string) =>
      Object.hasOwn(substitutions, name) ? String(substitutions[name]) : whole,
    );
    return { arn: ref, definition };
  });
}
