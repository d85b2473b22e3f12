import { categoryName } from '@huzhou/shared/complaints/category';
import { Colour } from '@huzhou/shared/complaints/complaint';
import { type CaseFilter, longestSearchDays, usualSearchDays } from '@huzhou/shared/complaints/desk';
import { ComplaintState, stateNames } from '@huzhou/shared/complaints/lifecycle';
import { CaseSource, sourceNames } from '@huzhou/shared/complaints/source';
import * as z from 'zod/mini';
import { searchFilterTexts } from '../../i18n/staff-search.ts';
import { ledgerTexts } from '../../i18n/ui.ts';
import { scopeName } from './area-scope.ts';
import { looksLikeNumber, tidyNumber } from './case-number.ts';
import { daysBetween, dayWords, isDay, plusDays } from './china-days.ts';

/** The usual spans; `own` is from one day to another. */
export const daySpans = ['7', '30', '92', 'own'] as const;

/** What somebody looks for, as the page keeps it: the last search is there again tomorrow. */
export const Search = z.object({
  text: z._default(z.string(), ''),
  days: z._default(z.enum(daySpans), '30'),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  areaCode: z.optional(z.string()),
  unit: z.optional(z.object({ unitId: z.string(), name: z.string() })),
  categoryCode: z.optional(z.string()),
  state: z.optional(ComplaintState),
  source: z.optional(CaseSource),
  colour: z.optional(Colour),
});
export type Search = z.infer<typeof Search>;

export const parseSearch = (value: unknown): Search => {
  const read = z.safeParse(Search, value ?? {});
  return read.success ? read.data : { text: '', days: '30' };
};

/** Only what is wanted, so that nothing is sent as an empty wish. */
const given = <Part extends object>(part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== '')) as Part;

const spanOf = ({ days, from, to }: Search, today: string): Pick<CaseFilter, 'from' | 'to'> => {
  if (days === 'own') return given({ from, to });
  // The server's own span where nothing is said.
  return Number(days) === usualSearchDays ? {} : { from: plusDays(today, 1 - Number(days)) };
};

export const isByNumber = ({ text }: Search): boolean => looksLikeNumber(text);

/** What the server is asked for. A number names its case whatever the filters say. */
export const filterOf = (search: Search, today: string): CaseFilter => {
  if (isByNumber(search)) return { number: tidyNumber(search.text) };
  const { text, areaCode, unit, categoryCode, state, source, colour } = search;
  return given({
    words: text.trim(),
    areaCode,
    unitId: unit?.unitId,
    categoryCode,
    state,
    source,
    colour,
    ...spanOf(search, today),
  });
};

/** A filter to be kept under a name: spans that move with the day are left to the day on which it is used. */
export const savable = (search: Search, today: string): CaseFilter => {
  const { from, to, ...rest } = filterOf(search, today);
  return search.days === 'own' ? { ...rest, ...given({ from, to }) } : rest;
};

/** A kept filter as a search; the name of its unit is not kept with it. */
export const searchOf = (filter: CaseFilter, unitName: (unitId: string) => string): Search => {
  const { number, words, from, to, unitId, areaCode, categoryCode, state, source, colour } = filter;
  return {
    text: number ?? words ?? '',
    days: from === undefined && to === undefined ? '30' : 'own',
    ...given({ from, to, areaCode, categoryCode, state, source, colour }),
    ...(unitId === undefined ? {} : { unit: { unitId, name: unitName(unitId) } }),
  };
};

/** What is wrong with the days; undefined when nothing is. */
export const daysProblem = ({ days, from, to }: Search, today: string): string | undefined => {
  if (days !== 'own' || from === undefined || !isDay(from)) return undefined;
  const last = to !== undefined && isDay(to) ? to : today;
  const count = daysBetween(from, last) + 1;
  return count >= 1 && count <= longestSearchDays ? undefined : searchFilterTexts.longest(longestSearchDays);
};

/** The filters in words, for the line above the results. */
export const filterWords = (search: Search, today: string): readonly string[] => {
  const { days, from = '', to = '', areaCode, unit, categoryCode, state, source, colour } = search;
  const span =
    days === 'own'
      ? searchFilterTexts.span(dayWords(from, today), dayWords(to === '' ? today : to, today))
      : searchFilterTexts.lastDays(Number(days));
  return [
    span,
    areaCode === undefined ? '' : scopeName([], areaCode),
    categoryCode === undefined ? '' : categoryName(categoryCode),
    unit?.name ?? '',
    state === undefined ? '' : stateNames[state],
    source === undefined ? '' : sourceNames[source],
    colour === undefined ? '' : ledgerTexts[colour],
  ].filter((part) => part !== '');
};

/** Whether the filters, the span aside, narrow anything. */
export const isNarrowed = ({ areaCode, unit, categoryCode, state, source, colour }: Search): boolean =>
  [areaCode, unit, categoryCode, state, source, colour].some((part) => part !== undefined);

/** The words stay; each filter is named, so that this can also be a change of a search. */
export const withoutFilters = ({ text }: Search): Search => ({
  text,
  days: '30',
  from: undefined,
  to: undefined,
  areaCode: undefined,
  unit: undefined,
  categoryCode: undefined,
  state: undefined,
  source: undefined,
  colour: undefined,
});
