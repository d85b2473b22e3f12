import { asOf } from '@huzhou/shared/dogs/transition';
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
