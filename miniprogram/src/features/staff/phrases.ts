const endsSentence = /[。！？；，、.!?;,]\s*$/;

/** The words with a phrase added at their end; as they are when they hold it already. */
export const withPhrase = (words: string, phrase: string): string => {
  const before = words.trimEnd();
  if (before.includes(phrase)) return words;
  if (before === '') return phrase;
  return `${before}${endsSentence.test(before) ? '' : '。'}${phrase}`;
};
