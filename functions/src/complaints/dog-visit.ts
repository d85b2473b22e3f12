import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { withoutPhones } from '@huzhou/shared/notices/wording';

/** 不文明养犬 (GB/T 30428.2). */
const aboutDogs = 'E0509';

/** A case about a dog, as those who go and look need it: what and where, and nothing of who complains. */
export type DogVisit = Pick<Complaint, 'complaintId' | 'categoryCode' | 'districtCode' | 'townCode' | 'address'> & {
  readonly words?: string;
};

/** The visit that a case asks for when it is dispatched: a patrol looks whether the dog is registered, too. */
export const dogVisitOf = (after: Complaint, before: Complaint | undefined): DogVisit | undefined => {
  const { complaintId, categoryCode, state, districtCode, townCode, address, words } = after;
  if (categoryCode !== aboutDogs || state !== 'dispatched' || before?.state === 'dispatched') return undefined;
  return {
    complaintId,
    categoryCode,
    districtCode,
    ...(townCode === undefined ? {} : { townCode }),
    address: withoutPhones(address),
    ...(words === '' ? {} : { words: withoutPhones(words) }),
  };
};
