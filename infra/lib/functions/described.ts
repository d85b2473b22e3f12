import type { CapabilityFunctionProps } from '../constructs/capability-function.ts';

/** Capabilities with a stack of their own: CloudFormation takes no more than 500 resources in one. */
export const branches = ['parking', 'dogs'] as const;
export type Branch = (typeof branches)[number];

/** A function as data: its file, what fires it and what it causes, how much it gets, and whom it hurts when it fails. */
export interface Described extends Pick<CapabilityFunctionProps, 'description' | 'memorySize' | 'timeout' | 'impact'> {
  /** File in functions/src that exports `handler`. */
  readonly entry: string;
  /** The stack that it lives in, with its queue, its schedule, its routes; the service's where nothing is said. */
  readonly branch?: Branch;
}
