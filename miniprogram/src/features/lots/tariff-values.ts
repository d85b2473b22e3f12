import type { Tariff } from '@huzhou/shared/parking/tariff';
import * as z from 'zod/mini';

export const tariffKinds = ['free', 'hourly', 'night-flat'] as const;

/** A price as its form holds it: amounts in yuan, as they are typed. What belongs to another kind is kept, unsent. */
export const TariffValues = z.object({
  kind: z.optional(z.enum(tariffKinds)),
  perHour: z.string(),
  dayCap: z.string(),
  freeMinutes: z.string(),
  perNight: z.string(),
  nightFrom: z.string(),
  nightTo: z.string(),
});
export type TariffValues = z.infer<typeof TariffValues>;

export const usualTariff: TariffValues = {
  perHour: '',
  dayCap: '',
  freeMinutes: '0',
  perNight: '',
  nightFrom: '22:00',
  nightTo: '07:00',
};

/** `4.5` yuan are 450 fen; NaN where it is no amount. */
const centsOf = (yuan: string): number => {
  const typed = yuan.normalize('NFKC').replace(/[\s元¥]/g, '');
  return /^\d{1,4}(?:\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : Number.NaN;
};

const yuanOf = (cents: number): string => String(cents / 100);

/** As it would be sent; what is not filled in well is left for the schema to name. */
export const toTariff = (values: TariffValues): unknown => {
  const { kind, perHour, dayCap, freeMinutes, perNight, nightFrom, nightTo } = values;
  if (kind === 'hourly')
    return {
      kind,
      perHour: centsOf(perHour),
      dayCap: centsOf(dayCap),
      freeMinutes: freeMinutes.trim() === '' ? 0 : Number(freeMinutes),
    };
  if (kind === 'night-flat')
    return { kind, perNight: centsOf(perNight), nightFrom, nightTo, perHour: centsOf(perHour) };
  return kind === undefined ? {} : { kind };
};

export const tariffValuesOf = (tariff: Tariff): TariffValues => {
  if (tariff.kind === 'free') return { ...usualTariff, kind: 'free' };
  if (tariff.kind === 'hourly')
    return {
      ...usualTariff,
      kind: 'hourly',
      perHour: yuanOf(tariff.perHour),
      dayCap: yuanOf(tariff.dayCap),
      freeMinutes: String(tariff.freeMinutes),
    };
  return {
    ...usualTariff,
    kind: 'night-flat',
    perHour: yuanOf(tariff.perHour),
    perNight: yuanOf(tariff.perNight),
    nightFrom: tariff.nightFrom,
    nightTo: tariff.nightTo,
  };
};
