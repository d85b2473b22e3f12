import type { DogSummary } from '@huzhou/shared/dogs/view';
import { concernNames, applicationTexts as texts } from './review-texts.ts';

export interface ApplicationMark {
  readonly text: string;
  /** Asks for a look of its own; the others only say how far it is. */
  readonly weighs: boolean;
}

type Marked = Pick<DogSummary, 'state' | 'due' | 'concernCodes'>;

/** What a registrar has to know of an application before opening it: whose turn it is and what stands in its way. */
export const applicationMarks = ({ state, due, concernCodes = [] }: Marked): readonly ApplicationMark[] => {
  const waitsFor = (what: 'vaccinate' | 'chip'): boolean => due.some((each) => each.what === what && !each.by);
  const progress = [
    ...(waitsFor('vaccinate') ? [texts.wantsVaccination] : []),
    ...(waitsFor('chip') ? [texts.wantsChip] : []),
  ];
  return [
    ...(state === 'appealed' ? [{ text: texts.appeal, weighs: true }] : []),
    ...concernCodes.map((code) => ({ text: concernNames[code], weighs: true })),
    ...(progress.length === 0 ? [texts.ready] : progress).map((text) => ({ text, weighs: false })),
  ];
};
