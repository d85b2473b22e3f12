import type { Ratio } from '@huzhou/shared/complaints/figures/kpi';
import { durationWords } from '../../i18n/time.ts';
import { boardTexts } from './texts.ts';

/** 「99.87%」: cut off, not rounded up, for 97.996 percent is not 98. */
export const percentWords = (rate: number | undefined): string => {
  if (rate === undefined) return boardTexts.none;
  const cut = Math.floor(rate * 10_000 + 1e-6) / 100;
  return `${Number.isInteger(cut) ? cut : cut.toFixed(2)}%`;
};

/** 「0.42%（3 / 712 件）」 */
export const ratioWords = ({ part, of, rate }: Ratio): string =>
  rate === undefined ? '—' : `${percentWords(rate)}（${boardTexts.beside.of(part, of)}）`;

/** A duration as few words as tell it: 「0.5 秒」「12 分」. */
export const takenWords = (milliseconds: number): string =>
  milliseconds < 1000 ? `${(Math.ceil(milliseconds / 100) / 10).toFixed(1)} 秒` : durationWords(milliseconds);

/** 「11月23日」 from `2026-11-23`. */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
