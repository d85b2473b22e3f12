import { StartProblem } from '../problem.ts';

/** What the intrinsic functions of one stack may look up. Each throws when the name is unknown. */
export interface Scope {
  readonly stackName: string;
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  importValue(name: string): unknown;
  condition(name: string): boolean;
  findInMap(map: string, key: string, subkey: string): unknown;
}

/** The value of `{ Ref: 'AWS::NoValue' }`: the property that holds it does not exist. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** Replaces every intrinsic function in `value`. An intrinsic that is not known here stops the start with its name. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
    const run = INTRINSICS[name];
    if (run === undefined) throw unknownIntrinsic(name, scope);
    return run(argument, scope);
  }
  const resolved: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    const result = resolve(item, scope);
    if (result !== NO_VALUE) resolved[key] = result;
  }
  return resolved;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(String(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId = '', ...attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
    return scope.getAtt(logicalId, attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument);
    return list(resolve(parts, scope)).map(String).join(String(separator));
  },
  'Fn::Sub': (argument, scope) => {
    const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const own = resolve(variables ?? {}, scope) as Record<string, unknown>;
    return String(template).replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(own, name)) return String(own[name]);
      const [logicalId = '', ...attribute] = name.split('.');
      return String(attribute.length > 0 ? scope.getAtt(logicalId, attribute.join('.')) : scope.ref(name));
    });
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(resolve(argument, scope));
    return list(items)[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(resolve(argument, scope));
    return String(text).split(String(separator));
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(resolve(argument, scope))),
  'Fn::FindInMap': (argument, scope) => {
    const [map, key, subkey] = list(resolve(argument, scope));
    return scope.findInMap(String(map), String(key), String(subkey));
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = list(argument);
    return resolve(scope.condition(String(name)) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(resolve(argument, scope));
    return left === right;
  },
  'Fn::And': (argument, scope) => list(argument).every((item) => resolve(item, scope) === true),
  'Fn::Or': (argument, scope) => list(argument).some((item) => resolve(item, scope) === true),
  'Fn::Not': (argument, scope) => resolve(list(argument)[0], scope) !== true,
};

/** A condition's own expression, where `{ Condition: name }` stands for another condition. */
export function evaluateCondition(expression: unknown, scope: Scope): boolean {
  return resolve(withNamedConditions(expression, scope), scope) === true;
}

function withNamedConditions(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => withNamedConditions(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  if (typeof record.Condition === 'string' && Object.keys(record).length === 1)
    return scope.condition(record.Condition);
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, withNamedConditions(item, scope)]));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function unknownIntrinsic(name: string, scope: Scope): StartProblem {
  return new StartProblem(
    `模板 ${scope.stackName} 使用了本机不支持的内置函数 ${name}。请在 infra/local/assembly/intrinsics.ts 中补上，或改写模板。`,
    `Stack ${scope.stackName} uses the intrinsic function ${name}, which is not known here. Teach it to infra/local/assembly/intrinsics.ts.`,
  );
}
