import type { CapabilityFunctionProps } from '../constructs/capability-function.ts';

/** A function as data: its file, what fires it and what it causes, how much it gets, and whom it hurts when it fails. */
export interface Described extends Pick<CapabilityFunctionProps, 'description' | 'memorySize' | 'timeout' | 'impact'> {
  /** File in functions/src that exports `handler`. */
  readonly entry: string;
}
