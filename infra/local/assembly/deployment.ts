import { StartProblem } from '../problem.ts';
import { type Addresses, type Identity, identityOf, partitionOf, urlSuffixOf } from './identity.ts';
import { evaluateCondition, NO_VALUE, resolve, type Scope } from './intrinsics.ts';
import { hasLocalMeaning } from './known-resources.ts';
import type { Assembly, Resource, Stack } from './manifest.ts';
import { parameterValues } from './parameters.ts';

export interface ResolvedResource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Deployment {
  readonly assets: ReadonlyMap<string, string>;
  ofType(type: string): readonly ResolvedResource[];
  /** An output by its name in any stack, resolved. */
  output(name: string): string | undefined;
}

/** Resolves every resource that means something on this machine. */
export function resolveDeployment(
  assembly: Assembly,
  given: Readonly<Record<string, string>>,
  addresses: Addresses,
): Deployment {
  const scopes = new Map<Stack, StackScope>();
  const importValue = (name: string): unknown => {
    for (const scope of scopes.values()) {
      const found = scope.exported(name);
      if (found !== undefined) return found;
    }
    throw new StartProblem(`没有任何模板导出 ${name}。`, `No stack exports ${name}.`);
  };
  for (const stack of assembly.stacks) scopes.set(stack, new StackScope(stack, given, addresses, importValue));
  const resources = [...scopes.values()].flatMap((scope) => scope.resources());
  return {
    assets: assembly.assets,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    output: (name) => {
      for (const scope of scopes.values()) {
        const output = scope.stack.template.Outputs?.[name];
        if (output) return String(resolve(output.Value, scope));
      }
      return undefined;
    },
  };
}

class StackScope implements Scope {
  readonly stackName: string;
  readonly stack: Stack;
  readonly importValue: (name: string) => unknown;
  private readonly addresses: Addresses;
  private readonly parameters: Record<string, unknown>;
  private readonly identities = new Map<string, Identity>();

  constructor(
    stack: Stack,
    given: Readonly<Record<string, string>>,
    addresses: Addresses,
    importValue: (name: string) => unknown,
  ) {
    this.stack = stack;
    this.stackName = stack.name;
    this.addresses = addresses;
    this.importValue = importValue;
    this.parameters = parameterValues(stack, given);
  }

  resources(): ResolvedResource[] {
    return Object.entries(this.stack.template.Resources ?? {}).flatMap(([logicalId, resource]) => {
      if (!hasLocalMeaning(resource.Type)) return [];
      if (resource.Condition !== undefined && !this.condition(resource.Condition)) return [];
      const properties = resolve(resource.Properties ?? {}, this) as Record<string, unknown>;
      return [{ stack: this.stack, logicalId, type: resource.Type, properties, ...this.identity(logicalId) }];
    });
  }

  exported(name: string): unknown {
    for (const output of Object.values(this.stack.template.Outputs ?? {})) {
      if (output.Export && resolve(output.Export.Name, this) === name) return resolve(output.Value, this);
    }
    return undefined;
  }

  ref(name: string): unknown {
    const { region, account } = this.stack;
    switch (name) {
      case 'AWS::Region':
        return region;
      case 'AWS::AccountId':
        return account;
      case 'AWS::Partition':
        return partitionOf(region);
      case 'AWS::URLSuffix':
        return urlSuffixOf(region);
      case 'AWS::StackName':
        return this.stackName;
      case 'AWS::StackId':
        return `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stack/${this.stackName}/local`;
      case 'AWS::NoValue':
        return NO_VALUE;
      default:
        return Object.hasOwn(this.parameters, name) ? this.parameters[name] : this.identity(name).ref;
    }
  }

  getAtt(logicalId: string, attribute: string): unknown {
    const found = this.identity(logicalId).attributes[attribute];
    if (found !== undefined) return found;
    const { Type } = this.resource(logicalId);
    // What has no meaning here (a role, a key, a log group) may still be mentioned; its attributes are only names.
    if (!hasLocalMeaning(Type)) return `local:${this.stackName}:${logicalId}:${attribute}`;
    throw new StartProblem(
      `模板 ${this.stackName} 引用了 ${logicalId}(${Type})的属性 ${attribute},本机不支持。`,
      `Stack ${this.stackName} reads attribute ${attribute} of ${logicalId} (${Type}), which is not known here.`,
    );
  }

  condition(name: string): boolean {
    const expression = this.stack.template.Conditions?.[name];
    if (expression === undefined) throw new StartProblem(`模板没有条件 ${name}。`, `There is no condition ${name}.`);
    return evaluateCondition(expression, this);
  }

  findInMap(map: string, key: string, subkey: string): unknown {
    return this.stack.template.Mappings?.[map]?.[key]?.[subkey];
  }

  private resource(logicalId: string): Resource {
    const resource = this.stack.template.Resources?.[logicalId];
    if (resource) return resource;
    throw new StartProblem(
      `模板 ${this.stackName} 引用了不存在的资源 ${logicalId}。`,
      `Stack ${this.stackName} refers to ${logicalId}, which it does not have.`,
    );
  }

  private identity(logicalId: string): Identity {
    const known = this.identities.get(logicalId);
    if (known) return known;
    const { Type, Properties = {} } = this.resource(logicalId);
    const identity = identityOf(Type, {
      stack: this.stack,
      logicalId,
      addresses: this.addresses,
      property: (name) => {
        const value = resolve(Properties[name], this);
        return value === undefined || value === NO_VALUE ? undefined : String(value);
      },
    }) ?? { ref: hasLocalMeaning(Type) ? logicalId : `${this.stackName}-${logicalId}`, attributes: {} };
    this.identities.set(logicalId, identity);
    return identity;
  }
}
