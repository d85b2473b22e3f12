import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Spot } from '@huzhou/shared/parking/lot';
import { spotsTexts as texts } from './form-texts.ts';
import { readSpotIds, spotIdsWords } from './spot-range.ts';

/** What the form makes of the spots that it names. */
export interface SpotChange {
  readonly which: string;
  readonly charger: boolean;
  readonly accessible: boolean;
  readonly retired: boolean;
}

/** As many as one call takes. */
const most = 80;

/** The spots as they would be, or what is wrong with the words that name them. */
export const changedSpots = ({ which, charger, accessible, retired }: SpotChange): Result<readonly Spot[], string> => {
  const read = readSpotIds(which);
  if (!read.ok) return read;
  if (read.value.length === 0) return err(texts.empty);
  if (read.value.length > most) return err(texts.tooMany);
  return ok(read.value.map((spotId) => ({ spotId, charger, accessible, ...(retired ? { retired } : {}) })));
};

export interface SpotGroup {
  readonly name: 'inUse' | 'charger' | 'accessible' | 'retired';
  readonly count: number;
  readonly words: string;
}

/** Spots in runs of numbers, by what they are: five hundred rows would say no more. */
export const spotGroups = (spots: readonly Spot[]): readonly SpotGroup[] => {
  const inUse = spots.filter(({ retired }) => retired !== true);
  const groups = {
    inUse,
    charger: inUse.filter(({ charger }) => charger),
    accessible: inUse.filter(({ accessible }) => accessible),
    retired: spots.filter(({ retired }) => retired === true),
  };
  return (Object.keys(groups) as SpotGroup['name'][]).map((name) => ({
    name,
    count: groups[name].length,
    words: spotIdsWords(groups[name].map(({ spotId }) => spotId).sort()),
  }));
};
