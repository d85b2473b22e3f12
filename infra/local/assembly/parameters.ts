import { StartProblem } from '../problem.ts';
import type { Parameter, Stack } from './manifest.ts';

/** Each parameter's value: the given one if the stack has a parameter of that name, else its default. */
export function parameterValues(stack: Stack, given: Readonly<Record<string, string>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(stack.template.Parameters ?? {})) {
    const value = given[name] ?? parameter.Default;
    if (value === undefined) {
      throw new StartProblem(
        `模板 ${stack.name} 的参数 ${name} 没有默认值，也没有给出。`,
        `Parameter ${name} of stack ${stack.name} has no default and was not given.`,
      );
    }
    refuseIfNotAllowed(name, parameter, value);
    values[name] = value;
  }
  return values;
}

/** Stops at a value that is not allowed, and at a name that no stack has: a mistake worth a sentence. */
export function refuseParameters(stacks: readonly Stack[], given: Readonly<Record<string, string>>): void {
  for (const stack of stacks) parameterValues(stack, given);
  const known = new Set(stacks.flatMap((stack) => Object.keys(stack.template.Parameters ?? {})));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartProblem(
      `模板没有参数 ${unknown.join('、')}。`,
      `The template has no parameter ${unknown.join(', ')}.`,
    );
  }
}

function refuseIfNotAllowed(name: string, parameter: Parameter, value: unknown): void {
  const allowed = parameter.AllowedValues?.map(String);
  if (allowed === undefined || allowed.includes(String(value))) return;
  throw new StartProblem(
    `参数 ${name} 不能是“${String(value)}”,可以是：${allowed.join('、')}。`,
    `Parameter ${name} cannot be "${String(value)}"; it may be: ${allowed.join(', ')}.`,
  );
}
