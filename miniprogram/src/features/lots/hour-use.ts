interface HourUse {
  readonly hour: number;
  readonly open: number;
  readonly booked: number;
}

/** 「12」「12.5」: spots by the hour come in quarters. */
export const numberWords = (value: number): string => String(Math.round(value * 10) / 10);

/** The first hour in which most is booked; undefined when nothing is. */
export const peakOf = <Hour extends HourUse>(hours: readonly Hour[]): Hour | undefined =>
  hours.reduce<Hour | undefined>((peak, hour) => (hour.booked > (peak?.booked ?? 0) ? hour : peak), undefined);
