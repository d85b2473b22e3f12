/** A kind of case as a picker shows it; `search` holds the words that citizens use for it. */
export interface CategoryOption {
  readonly code: string;
  readonly name: string;
  readonly classCode: string;
  readonly search: string;
}

/** The options that `words` may mean: those whose name says it first, then those that citizens call so. */
export const searchCategories = (options: readonly CategoryOption[], words: string): readonly CategoryOption[] => {
  const parts = words
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return options;
  const says = (text: string): boolean => parts.every((part) => text.includes(part));
  const byName = options.filter(({ name }) => says(name));
  // 「路灯不亮了」 names the thing within a longer sentence: a word of the option may also lie within the query.
  const byWords = options.filter(
    (option) =>
      !byName.includes(option) &&
      (says(`${option.name} ${option.search}`) ||
        option.search.split(' ').some((word) => word.length > 1 && words.includes(word))),
  );
  return [...byName, ...byWords];
};
