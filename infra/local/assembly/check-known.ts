import { StartProblem } from '../problem.ts';
import { ACTED_ON, isKnownType } from './known-resources.ts';
import type { Resource, Stack } from './manifest.ts';

/** Stops the start at the first resource type or property that this machine would silently ignore. */
export function refuseUnknownResources(stacks: readonly Stack[]): void {
  for (const stack of stacks) {
    const resources = stack.template.Resources ?? {};
    const providers = customResourceProviders(resources);
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (!isKnownType(resource.Type)) throw unknown(stack, logicalId, resource.Type, resource.Type);
      if (providers.has(logicalId)) continue;
      const known = ACTED_ON[resource.Type];
      if (known === undefined) continue;
      const property = firstUnknown(resource.Properties ?? {}, '', [...known.used, ...known.accepted]);
      if (property !== undefined) throw unknown(stack, logicalId, resource.Type, `${resource.Type}.${property}`);
    }
  }
}

/** CDK's own functions behind custom resources: they do in the cloud what this folder does here, and never run. */
function customResourceProviders(resources: Readonly<Record<string, Resource>>): Set<string> {
  const providers = new Set<string>();
  for (const resource of Object.values(resources)) {
    const token = resource.Properties?.ServiceToken as { 'Fn::GetAtt'?: [string, string] } | undefined;
    const logicalId = token?.['Fn::GetAtt']?.[0];
    if (logicalId !== undefined) providers.add(logicalId);
  }
  return providers;
}

function firstUnknown(value: unknown, prefix: string, known: readonly string[]): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = firstUnknown(item, prefix, known);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    if (name === 'Ref' || name.startsWith('Fn::')) continue;
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (known.includes(path)) continue;
    if (!known.some((candidate) => candidate.startsWith(`${path}.`))) return path;
    const found = firstUnknown(item, path, known);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unknown(stack: Stack, logicalId: string, type: string, name: string): StartProblem {
  const isProperty = name !== type;
  return new StartProblem(
    `模板 ${stack.name} 的资源 ${logicalId} 使用了本机不认识的${isProperty ? '属性' : '资源类型'} ${name},为免悄悄失效，启动已停止。请在 infra/local/assembly/known-resources.ts 中补上它的含义。`,
    `Resource ${logicalId} of stack ${stack.name} has the unknown ${isProperty ? 'property' : 'type'} ${name}; the start stops rather than ignore it. Say what it means in infra/local/assembly/known-resources.ts.`,
  );
}
