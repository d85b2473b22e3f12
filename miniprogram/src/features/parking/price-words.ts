import { yuanWords } from '@huzhou/shared/parking/words';
import { lotTexts } from './texts.ts';

/** 「5 元」「免费」, from fen. */
export const priceWords = (cents: number): string => (cents === 0 ? lotTexts.free : yuanWords(cents));
