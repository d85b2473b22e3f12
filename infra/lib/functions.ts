import type { Construct } from 'constructs';
import { CapabilityFunction } from './constructs/capability-function.ts';
import { answeringFunctions } from './functions/answering.ts';
import { workingFunctions } from './functions/working.ts';
import type { Operations } from './operations.ts';

const described = { ...answeringFunctions, ...workingFunctions };

export type FunctionName = keyof typeof described;
export type Functions = Readonly<Record<FunctionName, CapabilityFunction>>;
export const functionEntries: Readonly<Record<FunctionName, string>> = Object.fromEntries(
  Object.entries(described).map(([name, { entry }]) => [name, entry]),
) as Record<FunctionName, string>;

export const createFunctions = (
  scope: Construct,
  operations: Operations,
  folders: Readonly<Record<FunctionName, string>>,
): Functions =>
  Object.fromEntries(
    Object.entries(described).map(([name, { entry: _, ...props }]) => [
      name,
      new CapabilityFunction(scope, name, { ...props, operations, folder: folders[name as FunctionName] }),
    ]),
  ) as unknown as Functions;
