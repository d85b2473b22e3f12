import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { mostSpots, type Spot } from '@huzhou/shared/parking/lot';

/** Between the first and the last of a run: 「A-001…A-080」, as people type it. A hyphen is part of the numbers. */
const between = /(?:\.{2,}|~+|—+|–+|至|到)/;
const gaps = /[\s,，、;；]+/;
const spot = /^[A-Z0-9][A-Z0-9-]{0,11}$/;
const tail = /^(.*?)(\d+)$/;

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s*(\.{2,}|~+|—+|–+|至|到)\s*/g, '$1')
    .toUpperCase();

const wrong = (part: string): string => `看不懂「${part}」：请写成 A-001 或 A-001…A-080`;

const runOf = (part: string, first: string, last: string): Result<readonly string[], string> => {
  const [, prefix, from = ''] = tail.exec(first) ?? [];
  const [, lastPrefix, to = ''] = tail.exec(last) ?? [];
  if (from === '' || to === '' || !spot.test(first) || !spot.test(last)) return err(wrong(part));
  if (prefix !== lastPrefix || from.length !== to.length) return err(`「${part}」的头尾要一样长，只有后面的数字不同`);
  const count = Number(to) - Number(from) + 1;
  if (count < 1) return err(`「${part}」的结束要在开始后面`);
  if (count > mostSpots) return err(`「${part}」有 ${count} 个，最多 ${mostSpots} 个车位`);
  return ok(
    Array.from({ length: count }, (_, index) => `${prefix}${String(Number(from) + index).padStart(from.length, '0')}`),
  );
};

const partOf = (part: string): Result<readonly string[], string> => {
  const [first = '', last, ...more] = part.split(between);
  if (more.length > 0) return err(wrong(part));
  if (last !== undefined) return runOf(part, first, last);
  return spot.test(first) ? ok([first]) : err(wrong(part));
};

/** The numbers of spots in the words that name them: 「A-001…A-080、B-01」. An empty text names none. */
export const readSpotIds = (text: string): Result<readonly string[], string> => {
  const ids: string[] = [];
  for (const part of normalised(text).split(gaps)) {
    if (part === '') continue;
    const read = partOf(part);
    if (!read.ok) return read;
    ids.push(...read.value);
  }
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice === undefined ? ok(ids) : err(`${twice} 写了两次`);
};

/** What is wrong, beside the field that it was typed in. */
export interface SpotTextError {
  readonly field: 'spots' | 'chargers' | 'accessible';
  readonly message: string;
}

/** Spots as a form describes them: all numbers, and which of them have a charger or room for a wheelchair. */
export const readSpots = (texts: {
  readonly spots: string;
  readonly chargers: string;
  readonly accessible: string;
}): Result<readonly Spot[], SpotTextError> => {
  const read = {
    spots: readSpotIds(texts.spots),
    chargers: readSpotIds(texts.chargers),
    accessible: readSpotIds(texts.accessible),
  };
  for (const [field, { ...answer }] of Object.entries(read) as [
    SpotTextError['field'],
    Result<readonly string[], string>,
  ][])
    if (!answer.ok) return err({ field, message: answer.failure });
  const known = (answer: Result<readonly string[], string>) => new Set(answer.ok ? answer.value : []);
  const [all, chargers, accessible] = [known(read.spots), known(read.chargers), known(read.accessible)];
  for (const [field, named] of [
    ['chargers', chargers],
    ['accessible', accessible],
  ] as const) {
    const stranger = [...named].find((id) => !all.has(id));
    if (stranger !== undefined) return err({ field, message: `${stranger} 不在上面的车位里` });
  }
  return ok([...all].map((spotId) => ({ spotId, charger: chargers.has(spotId), accessible: accessible.has(spotId) })));
};

/** Places of a pooled lot are only counted: they get made-up numbers, those with a charger first. */
export const pooledSpots = (count: number, chargers: number): readonly Spot[] =>
  Array.from({ length: count }, (_, index) => ({
    spotId: `P-${String(index + 1).padStart(3, '0')}`,
    charger: index < chargers,
    accessible: false,
  }));

/** Numbers in as few words as name them: 「A-001…A-080、B-01」. */
export const spotIdsWords = (ids: readonly string[]): string => {
  const runs: { first: string; last: string }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    const next = run === undefined ? undefined : runOf('', run.last, id);
    if (run !== undefined && next?.ok && next.value.length === 2) run.last = id;
    else runs.push({ first: id, last: id });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}…${last}`)).join('、');
};
