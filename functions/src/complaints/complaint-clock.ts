import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Effects } from './ports.ts';

const exists = (error: unknown): boolean => error instanceof Error && error.name === 'ExecutionAlreadyExists';

/** Starts the alarm clock of a case. Its name is the case's number and the clock's, so there is never a second one. */
export const createClockStarter =
  (machine: SFNClient, stateMachineArn: string): Effects['startClock'] =>
  async (tick) => {
    const name = `${tick.complaintId}-${tick.clock}`;
    try {
      await machine.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(tick) }));
    } catch (error) {
      if (!exists(error)) throw error;
    }
  };
