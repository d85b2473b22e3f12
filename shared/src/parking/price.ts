import { parkingPolicy } from './policy.ts';
import { quarterOf, timeOfQuarter } from './sharing.ts';
import { dayOf, indexInDay, type SlotRange, slotMinutes, slotsPerDay } from './slots.ts';
import type { Price, Tariff } from './tariff.ts';
import { yuanWords } from './words.ts';

type Line = Price['lines'][number];
type Hourly = Extract<Tariff, { kind: 'hourly' }>;
type NightFlat = Extract<Tariff, { kind: 'night-flat' }>;

const startedHours = (minutes: number): number => Math.ceil(minutes / 60);

/** 「22:00–次日 07:00」 of what is shorter than a day; with the day before it where there is more than one it can be. */
const spanWords = ({ from, to }: SlotRange, withDay: boolean): string => {
  const day = dayOf(from);
  const date = withDay ? `${Number(day.slice(4, 6))}月${Number(day.slice(6))}日 ` : '';
  const end = indexInDay(to) === 0 ? '24:00' : timeOfQuarter(indexInDay(to));
  return `${date}${timeOfQuarter(indexInDay(from))}–${dayOf(to - 1) === day ? '' : '次日 '}${end}`;
};

/** Each 24 hours from the beginning: started hours, no more than the cap. The free minutes are the very first ones. */
const hourlyLines = ({ perHour, dayCap, freeMinutes }: Hourly, { from, to }: SlotRange): readonly Line[] => {
  const lines: Line[] = [];
  for (let start = from, free = freeMinutes; start < to; start += slotsPerDay, free = 0) {
    const minutes = (Math.min(to, start + slotsPerDay) - start) * slotMinutes;
    const hours = startedHours(Math.max(0, minutes - free));
    const full = hours * perHour;
    const which = to - from > slotsPerDay ? `第 ${lines.length + 1} 个 24 小时：` : '';
    const freeWords = free === 0 ? '' : hours === 0 ? `${free} 分钟内免费` : `前 ${free} 分钟免费，`;
    const hourWords = hours === 0 ? '' : `${hours} 小时 × ${yuanWords(perHour)}`;
    const capWords = full > dayCap ? `，24 小时封顶 ${yuanWords(dayCap)}` : '';
    lines.push({ words: `${which}${freeWords}${hourWords}${capWords}`, cents: Math.min(full, dayCap) });
  }
  return lines;
};

/** Cuts a time where nights begin and end. */
const nightsAndDays = (
  { nightFrom, nightTo }: NightFlat,
  { from, to }: SlotRange,
): readonly (SlotRange & { readonly isNight: boolean })[] => {
  const [start, end] = [quarterOf(nightFrom) % slotsPerDay, quarterOf(nightTo) % slotsPerDay];
  const isNightAt = (slot: number): boolean => {
    const quarter = indexInDay(slot);
    return start < end ? start <= quarter && quarter < end : quarter >= start || quarter < end;
  };
  const parts: { from: number; to: number; isNight: boolean }[] = [];
  for (let slot = from; slot < to; slot += 1) {
    const last = parts.at(-1);
    if (last?.isNight === isNightAt(slot)) last.to = slot + 1;
    else parts.push({ from: slot, to: slot + 1, isNight: isNightAt(slot) });
  }
  return parts;
};

const nightLines = (tariff: NightFlat, range: SlotRange): readonly Line[] => {
  const withDay = range.to - range.from > slotsPerDay;
  return nightsAndDays(tariff, range).map(({ isNight, ...part }) => {
    const span = spanWords(part, withDay);
    if (isNight) return { words: `${span} 整夜 ${yuanWords(tariff.perNight)}`, cents: tariff.perNight };
    const hours = startedHours((part.to - part.from) * slotMinutes);
    return { words: `${span} ${hours} 小时 × ${yuanWords(tariff.perHour)}`, cents: hours * tariff.perHour };
  });
};

const linesOf = (tariff: Tariff, range: SlotRange): readonly Line[] => {
  if (tariff.kind === 'free') return [{ words: '免费', cents: 0 }];
  return tariff.kind === 'hourly' ? hourlyLines(tariff, range) : nightLines(tariff, range);
};

/** What a time costs, with how it comes about. It never falls when the time gets longer. */
export const priceOf = (tariff: Tariff, range: SlotRange): Price => {
  const lines = linesOf(tariff, range);
  return { cents: lines.reduce((sum, { cents }) => sum + cents, 0), lines: [...lines] };
};

/** What staying `minutes` over the end costs, in fen: started hours; nothing within the grace. */
export const overstayPrice = (tariff: Tariff, minutes: number): number => {
  if (minutes <= parkingPolicy.overstayGraceMinutes) return 0;
  const own = tariff.kind === 'free' ? 0 : tariff.perHour * parkingPolicy.overstayFactor;
  return startedHours(minutes) * (own === 0 ? parkingPolicy.overstayCentsPerHour : own);
};
