import * as z from 'zod/mini';
import { areaName } from '../directory/areas.ts';
import { breedName } from './breed.ts';
import { type Day, plusMonths } from './day.ts';
import { isInKeyZone, rulesOn } from './rules.ts';

/** Why a dog cannot be registered as things are. */
export const concernCodes = ['banned-breed', 'too-tall', 'too-young', 'over-limit'] as const;
export const ConcernCode = z.enum(concernCodes);
export type ConcernCode = z.infer<typeof ConcernCode>;

export const purposes = ['companion', 'guide', 'service'] as const;
export const Purpose = z.enum(purposes, '请选择用途');
export type Purpose = z.infer<typeof Purpose>;
export const purposeNames: Readonly<Record<Purpose, string>> = {
  companion: '伴侣犬',
  guide: '导盲犬',
  service: '助残犬',
};

export interface Concern {
  readonly code: ConcernCode;
  /** The field of the form that it is about. */
  readonly field: string;
  /** What is said to the keeper. */
  readonly words: string;
}

export interface Candidate {
  readonly districtCode: string;
  readonly townCode: string;
  readonly breedCode: string;
  readonly shoulderCm: number;
  readonly bornOn: Day;
  readonly purpose: Purpose;
}

/** Guide and service dogs are neither banned nor counted. */
export const isExempt = (purpose: Purpose): boolean => purpose !== 'companion';

/**
 * Whether the household's one place of the key zone is taken by this dog. Dogs elsewhere, and exempt dogs, need none.
 */
export const needsHousehold = (
  { districtCode, townCode, purpose }: Pick<Candidate, 'districtCode' | 'townCode' | 'purpose'>,
  day: Day,
): boolean => !isExempt(purpose) && isInKeyZone(rulesOn(districtCode, day), townCode);

export const overLimit: Concern = {
  code: 'over-limit',
  field: 'home.address',
  words: '重点管理区内每户限养一只犬，这个住址或这位饲养人已经登记了一只',
};

/**
 * Everything in the way of a dog's registration on a day, each in words; nothing for a dog that may be registered.
 * Whether the household has a dog already is not known here: the store says it.
 */
export const concernsOf = (dog: Candidate, day: Day): readonly Concern[] => {
  const rules = rulesOn(dog.districtCode, day);
  const concerns: Concern[] = [];
  if (plusMonths(dog.bornOn, rules.youngestMonths) > day)
    concerns.push({
      code: 'too-young',
      field: 'bornOn',
      words: `犬只满 ${rules.youngestMonths} 个月后才能登记，${plusMonths(dog.bornOn, rules.youngestMonths)} 起可以提交`,
    });
  if (isExempt(dog.purpose)) return concerns;
  if (rules.bannedBreeds.includes(dog.breedCode))
    concerns.push({
      code: 'banned-breed',
      field: 'breedCode',
      words: `${breedName(dog.breedCode)}属于禁养犬种，不能登记`,
    });
  if (isInKeyZone(rules, dog.townCode) && dog.shoulderCm > rules.tallestInKeyZoneCm)
    concerns.push({
      code: 'too-tall',
      field: 'shoulderCm',
      words: `${areaName(dog.townCode)}属于重点管理区，肩高不能超过 ${rules.tallestInKeyZoneCm} 厘米`,
    });
  return concerns;
};
