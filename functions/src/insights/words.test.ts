import { readFileSync } from 'node:fs';
import { besideWords, commonWords, keyWords, promiseWords } from '@huzhou/shared/insights/words';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');

const sentences = [
  ...Object.values(promiseWords).flatMap(({ name, means, excludes }) => [name, means, excludes]),
  ...[...Object.values(besideWords), ...Object.values(keyWords)].flatMap(({ name, means }) => [name, means]),
  ...Object.values(commonWords),
];

it.each(sentences)('docs/figures.md says it as the pages do: %s', (sentence) => expect(page).toContain(sentence));
