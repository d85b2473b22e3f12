import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a client set out to do, written before it does: who is killed in between leaves it without its end. */
export interface Begun {
  readonly kind: 'begun';
  readonly at: number;
  readonly attempt: number;
  readonly command: string;
  /** The booking that is commanded; of new ones only the end tells. */
  readonly bookingId?: string;
}

/** A booking as a client was told of it: this much the store has acknowledged. */
export interface Acknowledged {
  readonly bookingId: string;
  readonly state: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
}

export interface Ended {
  readonly kind: 'ended';
  readonly at: number;
  readonly attempt: number;
  readonly command: string;
  readonly outcome: string;
  readonly acknowledged: readonly Acknowledged[];
}

export type Line = Begun | Ended;

/** Appends each line at once, so that what was written outlives a kill -9. */
export const openJournal = (path: string) => {
  const file = openSync(path, 'a');
  return {
    write: (line: Line): void => void writeSync(file, `${JSON.stringify(line)}\n`),
    close: (): void => closeSync(file),
  };
};

/** Everything that one process wrote; a line that a kill broke off is left out. */
export const readJournal = (path: string): readonly Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
