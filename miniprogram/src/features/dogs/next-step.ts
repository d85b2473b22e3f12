import type { Day } from '@huzhou/shared/dogs/day';
import { isKept } from '@huzhou/shared/dogs/lifecycle';
import type { DogSummary, Due } from '@huzhou/shared/dogs/view';
import { daysLeft, dayWords } from './day-words.ts';
import { dueTexts as texts } from './texts.ts';

export interface NextStep {
  readonly words: string;
  /** Has to be done by the keeper, now or within the month. */
  readonly urgent: boolean;
}

type Stepping = Pick<DogSummary, 'state' | 'due' | 'role'>;

const soonDays = 30;

const submittedWords = (due: readonly Due[]): string => {
  const wants = (what: Due['what']): boolean => due.some((each) => each.what === what && each.by === undefined);
  const { both, vaccinate, chip, review } = texts.submitted;
  if (wants('vaccinate')) return wants('chip') ? both : vaccinate;
  return wants('chip') ? chip : review;
};

const simply: Readonly<Partial<Record<DogSummary['state'], NextStep>>> = {
  draft: { words: texts.draft, urgent: true },
  returned: { words: texts.returned, urgent: true },
  refused: { words: texts.refused, urgent: true },
  appealed: { words: texts.appealed, urgent: false },
  lost: { words: texts.lost, urgent: true },
  expired: { words: texts.expired, urgent: true },
  'moved-out': { words: texts.movedOut, urgent: false },
  deregistered: { words: texts.ended, urgent: false },
  withdrawn: { words: texts.withdrawn, urgent: false },
};

const wordsOf = ({ what, by }: Due, today: Day): NextStep | undefined => {
  if (what === 'chip') return { words: texts.chipNow, urgent: true };
  if (what !== 'vaccinate' && what !== 'renew') return undefined;
  const days = by === undefined ? -1 : daysLeft(by, today);
  if (by === undefined || days < 0)
    return what === 'vaccinate' ? { words: texts.vaccinateNow, urgent: true } : { words: texts.expired, urgent: true };
  const day = dayWords(by, today);
  if (what === 'renew') return { words: texts.renewBy(day, days), urgent: true };
  return days <= soonDays
    ? { words: texts.vaccinateBy(day, days), urgent: true }
    : { words: texts.nextVaccination(day), urgent: false };
};

/** The one thing that comes next for a dog, in words; undefined when there is nothing to say. */
export const nextStep = ({ state, due, role }: Stepping, today: Day): NextStep | undefined => {
  if (role === 'next-keeper') return { words: texts.coming, urgent: false };
  const simple = simply[state];
  if (simple !== undefined) return simple;
  if (state === 'submitted') {
    const words = submittedWords(due);
    return { words, urgent: words !== texts.submitted.review };
  }
  if (state === 'transferring') {
    const accepted = due.some(({ what }) => what === 'transfer');
    return { words: accepted ? texts.objecting : texts.offered, urgent: !accepted };
  }
  if (!isKept(state)) return undefined;
  return due.map((each) => wordsOf(each, today)).find((step) => step !== undefined);
};
