import { areaName } from '../../directory/areas.ts';
import { categoryName } from '../category.ts';
import { type CaseSource, caseSources, sourceNames } from '../source.ts';

/**
 * By what figures are counted, besides the day. Every counter belongs to a district; the city is the sum of its
 * districts. `team` is the unit that had the case when a leg ended, or has it now.
 */
export const dimensions = ['district', 'town', 'team', 'category', 'source'] as const;
export type Dimension = (typeof dimensions)[number];

/** Stands for the town that nobody could tell, and for the team of a case that lies with none. */
export const none = 'none';

const isSource = (value: string): value is CaseSource => (caseSources as readonly string[]).includes(value);

/** What a value is called; teams are named by the directory, and here by their id. */
export const valueName = (dimension: Dimension, value: string): string => {
  switch (dimension) {
    case 'district':
    case 'town':
      return value === none ? '未确定乡镇街道' : areaName(value);
    case 'team':
      return value === none ? '不在任何队伍' : value;
    case 'category':
      return categoryName(value);
    case 'source':
      return isSource(value) ? sourceNames[value] : value;
  }
};
