import { overlap, rangeOf } from '@huzhou/shared/parking/slots';
import type { WaitStore } from './wait-repository.ts';
import { isOpen, type KeptWait } from './wait-rows.ts';

type Waits = Pick<WaitStore, 'line' | 'pointersOf'>;

/** All places in lines that a person has or had of late, first come first. */
export const waitsOf = async (waits: Waits, personId: string) => {
  const pointers = await waits.pointersOf(personId);
  const lots = [...new Set(pointers.map(({ lotId }) => lotId))];
  const lines = await Promise.all(lots.map((lotId) => waits.line(lotId)));
  const own = lines.flat().filter((wait) => wait.personId === personId);
  return { own: own.sort((one, other) => (one.since < other.since ? -1 : 1)), lines: lines.flat() };
};

export const openWaitsOf = async (waits: Waits, personId: string): Promise<readonly KeptWait[]> =>
  (await waitsOf(waits, personId)).own.filter(isOpen);

/** How many came before and wait for the same lot at a time that touches this one. */
export const aheadOf = (wait: KeptWait, line: readonly KeptWait[]): number =>
  line.filter(
    (other) =>
      other.lotId === wait.lotId &&
      other.waitId !== wait.waitId &&
      other.state === 'waiting' &&
      other.since <= wait.since &&
      overlap(rangeOf(other.from, other.to), rangeOf(wait.from, wait.to)),
  ).length;
