/** What is said often: `label` is what its chip shows, `words` what a tap adds. */
export interface Phrase {
  readonly label: string;
  readonly words: string;
}

/** Phrases short enough to be their own label. */
export const plainPhrases = (all: readonly string[]): readonly Phrase[] =>
  all.map((words) => ({ label: words, words }));

const endsSentence = /[。！？；，、.!?;,]\s*$/;

/** The words with a phrase added at their end; as they are when they hold it already. */
export const withPhrase = (words: string, phrase: string): string => {
  const before = words.trimEnd();
  if (before.includes(phrase)) return words;
  if (before === '') return phrase;
  return `${before}${endsSentence.test(before) ? '' : '。'}${phrase}`;
};
