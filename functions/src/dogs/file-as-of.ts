import type { Dog } from '@huzhou/shared/dogs/dog';
import { mayReadAsKeeper } from '@huzhou/shared/dogs/rights';
import { asOf } from '@huzhou/shared/dogs/transition';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { DogFile } from './ports.ts';

/**
 * A dog's file as it is at `now`, whatever the machine has written down yet. Whose dog it is may have changed with time
 * alone: then what its next keeper filled in is its keeper's, and what finders left before is nobody's any more.
 */
export const fileAsOf = (file: DogFile, now: Instant): DogFile => {
  const dog = asOf(file.dog, now);
  const findings = file.findings.filter(({ at }) => at >= (dog.keeperSince ?? dog.createdAt));
  if (dog.keeperId === file.dog.keeperId) return { ...file, dog, findings };
  return { ...file, dog, findings, sealedForm: file.sealedNext, sealedNext: undefined };
};

/**
 * The file as it was when a call was answered: nothing of what came later, and nothing that somebody else has filled in
 * since. Who was the dog's next keeper until this very answer is shown what anybody to whom it may be offered is.
 */
export const fileThen = (file: DogFile, dog: Dog, caller: Caller, isStaff: boolean): DogFile => {
  const { transfer } = file.dog;
  const isTheirs = isStaff || mayReadAsKeeper(dog, caller);
  return {
    ...file,
    dog,
    events: isTheirs ? file.events.filter(({ seq }) => seq <= dog.version) : [],
    sealedForm: isTheirs && file.dog.keeperId === dog.keeperId ? file.sealedForm : undefined,
    sealedNext: transfer !== undefined && transfer.code === dog.transfer?.code ? file.sealedNext : undefined,
  };
};
