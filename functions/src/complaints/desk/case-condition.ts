import { foldCase, wordsOf } from '@huzhou/shared/complaints/case-filter';
import type { CaseFilter } from '@huzhou/shared/complaints/desk';
import type { Instant } from '@huzhou/shared/kernel/time';
import { indexSort } from '../keys.ts';
import type { Scope } from './scope.ts';

/** A filter as the store applies it to the rows of a day: it costs as much to read them, but less to carry them. */
export interface Condition {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Collects values under names of their own. */
const binder = () => {
  const values: Record<string, unknown> = {};
  return {
    values,
    bind: (value: unknown): string => {
      const name = `:v${Object.keys(values).length}`;
      values[name] = value;
      return name;
    },
  };
};

type Bind = ReturnType<typeof binder>['bind'];

const names: Readonly<Record<string, string>> = {
  '#words': 'words',
  '#unit': 'unit',
  '#name': 'name',
  '#state': 'state',
  '#source': 'source',
  '#external': 'external',
  '#number': 'number',
};

const anyOf = (conditions: readonly string[]): string => `(${conditions.join(' OR ')})`;

/** A condition may have 4 KB and 300 operators; all further words are looked for in what comes through. */
const mostWords = 8;

/** One word, in any of the texts that a case is found by; those with capital letters lie folded beside it. */
const wordCondition = (word: string, bind: Bind): string => {
  const value = bind(word);
  const isFolded = /[a-z]/.test(word);
  return anyOf(
    ['#words', 'address', '#unit.#name', 'transferredTo', ...(isFolded ? ['foldedText'] : [])].map(
      (text) => `contains(${text}, ${value})`,
    ),
  );
};

const numberCondition = (number: string, bind: Bind): string =>
  anyOf(
    [...new Set([number, number.toUpperCase(), foldCase(number)])].flatMap((spelled) => {
      const value = bind(spelled);
      return [`begins_with(complaintId, ${value})`, `begins_with(#external.#number, ${value})`];
    }),
  );

const scopeCondition = ({ only }: Scope, bind: Bind): string[] => {
  if (only === undefined) return [];
  const { towns, units } = only;
  return [
    anyOf([
      ...towns.map((town) => `townCode = ${bind(town)}`),
      ...units.map((unitId) => `#unit.unitId = ${bind(unitId)}`),
    ]),
  ];
};

/** The condition for one district's days; undefined where everything is wanted. `fits` decides on what comes through. */
export const conditionOf = (filter: CaseFilter, scope: Scope, now: Instant): Condition | undefined => {
  const { bind, values } = binder();
  const { number, unitId, categoryCode, state, source, colour } = filter;
  const conditions = [
    ...scopeCondition(scope, bind),
    ...(number === undefined ? [] : [numberCondition(number, bind)]),
    ...(unitId === undefined ? [] : [`#unit.unitId = ${bind(unitId)}`]),
    ...(categoryCode === undefined ? [] : [`begins_with(categoryCode, ${bind(categoryCode)})`]),
    ...(state === undefined ? [] : [`#state = ${bind(state)}`]),
    // Cases of before there were sources are citizens'.
    ...(source === undefined
      ? []
      : [`(#source = ${bind(source)}${source === 'citizen' ? ' OR attribute_not_exists(#source)' : ''})`]),
    // A colour is told by the moment; what has none yet is not on the ledger yet.
    ...(colour === undefined ? [] : [`ledgerSort <= ${bind(indexSort(now, '~'))}`]),
    ...wordsOf(filter)
      .slice(0, mostWords)
      .map((word) => wordCondition(word, bind)),
  ];
  if (conditions.length === 0) return undefined;
  const expression = conditions.join(' AND ');
  const used = Object.entries(names).filter(([name]) => new RegExp(`${name}\\b`).test(expression));
  return { expression, names: Object.fromEntries(used), values };
};
