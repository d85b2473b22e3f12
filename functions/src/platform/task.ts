import type { Schema } from '@huzhou/shared/contract/route';
import * as z from 'zod/mini';
import { log, withLogFields } from './log.ts';

export interface Task<In extends Schema, Out extends Schema> {
  /** Prefix of its log events, e.g. `clock`. */
  readonly name: string;
  readonly input: In;
  readonly output: Out;
}

/** The Lambda handler of a task in a state machine: parsed in and out; what it throws is the machine's to retry. */
export const handleTask =
  <In extends Schema, Out extends Schema>(
    { name, input: inputSchema, output: outputSchema }: Task<In, Out>,
    work: (input: z.infer<In>) => Promise<z.input<Out>>,
  ) =>
  async (event: unknown, context?: { readonly awsRequestId: string }): Promise<z.infer<Out>> =>
    withLogFields(context === undefined ? {} : { requestId: context.awsRequestId }, async () => {
      try {
        return z.parse(outputSchema, await work(z.parse(inputSchema, event)));
      } catch (error) {
        log.error(`${name}.failed`, { error });
        throw error;
      }
    });
