import type { Dog, DogChip } from '@huzhou/shared/dogs/dog';
import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import type { Step } from '@huzhou/shared/dogs/step';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Obstacles } from './act-once.ts';
import type { DogStore } from './ports.ts';

/** A number as somebody typed or scanned it, as it will be kept. */
export const chipRead = (typed: string, by: DogChip['by'], at: Instant): Result<DogChip, Failure> => {
  const read = readMicrochip(typed);
  return read.ok ? ok({ ...read.value, by, at }) : read;
};

/** A chip that only a clinic changes: one has read it, or a certificate bears its number. */
export const isChipSettled = ({ chip, certificate }: Dog): boolean =>
  chip !== undefined && (chip.by === 'clinic' || certificate !== undefined);

const ownTwice = failure('out-of-turn', '这个芯片号码已登记在您的另一只犬名下，请核对');

/**
 * The step by which a dog gets a chip number; undefined when it has it already. A number that is another dog's is
 * claimed, and the two sides are heard; unless both are one keeper's, who has only mistyped.
 */
export const chipStep = async (
  store: Pick<DogStore, 'holderOf' | 'find'>,
  dog: Dog,
  chip: DogChip,
  obstacles: Obstacles,
): Promise<Result<Step | undefined, Failure>> => {
  if (dog.chip?.number === chip.number || dog.claim?.number === chip.number) return ok(undefined);
  if (!obstacles.has('chip-taken')) return ok({ command: 'chip', chip });
  const holder = await store.holderOf(chip.number);
  // Given back in between, or this dog's own of before.
  if (holder === undefined || holder.dogId === dog.dogId) return ok({ command: 'chip', chip });
  const other = await store.find(holder.dogId);
  return other?.keeperId === dog.keeperId ? err(ownTwice) : ok({ command: 'claim-chip', chip });
};
