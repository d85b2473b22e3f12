import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import { corruptDataFolder } from '../problem.ts';

/** When each rule with a time of day fired last, so that a start knows what fell due while the machine was off. */
export interface LastRuns {
  get(rule: string): Date | undefined;
  set(rule: string, at: Date): void;
}

export function openLastRuns(file: string): LastRuns {
  const instants = existsSync(file) ? read(file) : {};
  return {
    get: (rule) => (instants[rule] === undefined ? undefined : new Date(instants[rule])),
    set: (rule, at) => {
      instants[rule] = at.toISOString();
      writeFileAtomically(file, JSON.stringify(instants));
    },
  };
}

function read(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw corruptDataFolder(file, (error as Error).message);
  }
}
