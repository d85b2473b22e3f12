import { type Day, dayOf } from '@huzhou/shared/dogs/day';
import { dogStateNames, isKept } from '@huzhou/shared/dogs/lifecycle';
import type { DogDetail, DogSummary } from '@huzhou/shared/dogs/view';
import { dottedDay } from './day-words.ts';
import { tickTexts as texts } from './texts.ts';

export const tickKinds = ['entered', 'vaccinated', 'chipped'] as const;
export type TickKind = (typeof tickKinds)[number];

export interface Tick {
  readonly kind: TickKind;
  readonly done: boolean;
  /** Until or since when; why not, where it is not done. */
  readonly note: string;
}

type Ticked = Pick<DogSummary, 'state' | 'validUntil' | 'protectedUntil' | 'due'> &
  Partial<Pick<DogDetail, 'chip' | 'wants'>>;

const enteredTick = ({ state, validUntil }: Ticked, today: Day): Tick => {
  const done = isKept(state) && state !== 'expired' && validUntil !== undefined && validUntil >= today;
  return { kind: 'entered', done, note: done ? texts.until(dottedDay(validUntil)) : dogStateNames[state] };
};

const vaccinatedTick = ({ protectedUntil }: Ticked, today: Day): Tick => {
  const done = protectedUntil !== undefined && protectedUntil >= today;
  if (done) return { kind: 'vaccinated', done, note: texts.until(dottedDay(protectedUntil)) };
  return { kind: 'vaccinated', done, note: protectedUntil === undefined ? texts.notYet : texts.lapsed };
};

const chippedTick = ({ state, due, chip, wants }: Ticked): Tick => {
  // A list does not tell the chip itself; that it is asked for, it tells.
  const done = wants === undefined ? isKept(state) && due.every(({ what }) => what !== 'chip') : !wants.chip;
  if (!done) return { kind: 'chipped', done, note: texts.notYet };
  return { kind: 'chipped', done, note: chip === undefined ? texts.done : texts.since(dottedDay(dayOf(chip.at))) };
};

/** The three that the city promises for every dog, with their dates. */
export const ticksOf = (dog: Ticked, today: Day): readonly Tick[] => [
  enteredTick(dog, today),
  vaccinatedTick(dog, today),
  chippedTick(dog),
];
