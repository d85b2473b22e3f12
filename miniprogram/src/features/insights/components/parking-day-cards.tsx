import type { ParkingBoard } from '@huzhou/shared/insights/parking';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { countWords, spotsWords } from '../count-words.ts';
import { parkingTexts } from '../parking-texts.ts';
import { dayWords, percentWords } from '../rate-words.ts';
import { Row } from './board-lists.tsx';
import { HoursChart, HoursLegend } from './hours-chart.tsx';

type Figures = NonNullable<ParkingBoard['figures']>;

const peakWords = (hours: Figures['hours']): string => {
  const texts = parkingTexts.hours;
  const peak = hours.reduce((most, hour) => (hour.booked > most.booked ? hour : most), { hour: 0, open: 0, booked: 0 });
  return peak.booked === 0 ? texts.quiet : texts.peak(peak.hour, spotsWords(peak.booked), spotsWords(peak.open));
};

/** How the day's spots are used, hour by hour; the numbers one tap away. */
export const ParkingHours = ({ hours }: Pick<Figures, 'hours'>) => {
  const [shown, setShown] = useState(false);
  const texts = parkingTexts.hours;
  const words = peakWords(hours);
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <HoursChart hours={hours} label={texts.label(words)} />
      <HoursLegend keys={['open', 'booked']} />
      <Text className="figures">{words}</Text>
      <Text className="note">{texts.excluded}</Text>
      {shown &&
        hours.map(({ hour, open, booked }) => (
          <Row key={hour} name={texts.hour(hour)} words={texts.row(spotsWords(booked), spotsWords(open))} />
        ))}
      <Button kind="quiet" wide label={shown ? texts.hide : texts.show} onPress={() => setShown(!shown)} />
    </Card>
  );
};

const partWords = (part: number, of: number): string =>
  of === 0
    ? parkingTexts.bookings.times(countWords(part))
    : parkingTexts.bookings.share(countWords(part), percentWords(part / of));

/** Who booked, and who did not come. */
export const ParkingBookings = ({ figures }: { readonly figures: Figures }) => {
  const texts = parkingTexts.bookings;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <Row name={texts.bookings} words={texts.times(countWords(figures.bookings))} />
      <Row name={texts.noShows} words={partWords(figures.noShows, figures.bookings)} />
      <Row name={texts.overstays} words={partWords(figures.overstays, figures.bookings)} />
      <Row name={texts.cancelled} words={texts.times(countWords(figures.cancelled))} />
      <Text className="note">{texts.excluded}</Text>
    </Card>
  );
};

/** Whether those who looked for a spot found one. */
export const ParkingDemand = ({ figures }: { readonly figures: Figures }) => {
  const texts = parkingTexts.demand;
  const { times } = parkingTexts.bookings;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <Row name={texts.searches} words={times(countWords(figures.searches))} />
      <Row name={texts.searchesWithoutResult} words={partWords(figures.searchesWithoutResult, figures.searches)} />
      <Row name={texts.refusals} words={times(countWords(figures.refusals))} />
      <Row name={texts.waits} words={times(countWords(figures.waits))} />
      <Text className="note">{texts.excluded}</Text>
    </Card>
  );
};

const trendDays = 30;

/** The newest at the right, whatever the number of days that were counted. */
const lastDays = (counts: readonly number[]): readonly number[] => [
  ...Array.from({ length: Math.max(0, trendDays - counts.length) }, () => 0),
  ...counts,
];

/** The last weeks, day by day. */
export const ParkingTrend = ({ trend }: Pick<ParkingBoard, 'trend'>) => {
  const [shown, setShown] = useState(false);
  const texts = parkingTexts.trend;
  if (!trend.some(({ bookings }) => bookings > 0)) return null;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <HoursChart
        small
        label={texts.label(trend.length)}
        hours={lastDays(trend.map(({ bookings }) => bookings)).map((booked) => ({ open: 0, booked }))}
      />
      <Text className="note">{texts.excluded}</Text>
      {shown &&
        [...trend]
          .reverse()
          .map(({ day, spots, bookings }) => (
            <Row key={day} name={dayWords(day)} words={texts.row(countWords(spots), countWords(bookings))} />
          ))}
      <Button kind="quiet" wide label={shown ? texts.hide : texts.show} onPress={() => setShown(!shown)} />
    </Card>
  );
};
