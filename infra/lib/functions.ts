import type { Construct } from 'constructs';
import { CapabilityFunction } from './constructs/capability-function.ts';
import { answeringFunctions } from './functions/answering.ts';
import { demonstrationFunctions } from './functions/demonstration.ts';
import type { Described } from './functions/described.ts';
import { workingFunctions } from './functions/working.ts';
import type { Operations } from './operations.ts';

const everywhere = { ...answeringFunctions, ...workingFunctions };
const described: Readonly<Record<FunctionName, Described>> = { ...everywhere, ...demonstrationFunctions };

/** A function that every stage has. */
export type EverywhereName = keyof typeof everywhere;
type DemonstrationName = keyof typeof demonstrationFunctions;
export type FunctionName = EverywhereName | DemonstrationName;

/** Those of a demonstration are there in such a stage only. */
export type Functions = Readonly<Record<EverywhereName, CapabilityFunction>> &
  Readonly<Partial<Record<DemonstrationName, CapabilityFunction>>>;

export const functionEntries: Readonly<Record<FunctionName, string>> = Object.fromEntries(
  Object.entries(described).map(([name, { entry }]) => [name, entry]),
) as Record<FunctionName, string>;

export const isOfDemonstration = (name: string): name is DemonstrationName => name in demonstrationFunctions;

/** The stack in which a function stands, and with it all that is made for it alone. */
export type Placing = (name: FunctionName) => Construct;

export const placing =
  (service: Construct, branches: Readonly<Record<NonNullable<Described['branch']>, Construct>>): Placing =>
  (name) => {
    const { branch } = described[name];
    return branch === undefined ? service : branches[branch];
  };

export const createFunctions = (
  place: Placing,
  operations: Operations,
  folders: Readonly<Record<FunctionName, string>>,
  isDemonstration: boolean,
): Functions =>
  Object.fromEntries(
    (Object.entries(described) as [FunctionName, Described][])
      .filter(([name]) => isDemonstration || !isOfDemonstration(name))
      .map(([name, { entry: _, branch: __, ...props }]) => [
        name,
        new CapabilityFunction(place(name), name, { ...props, operations, folder: folders[name] }),
      ]),
  ) as unknown as Functions;
