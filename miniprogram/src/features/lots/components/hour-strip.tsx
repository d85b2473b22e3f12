import type { RouteReply } from '@huzhou/shared/contract/route';
import type { getLotFigures } from '@huzhou/shared/parking/lot-routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { numberWords, peakOf } from '../hour-use.ts';
import { lotTexts } from '../texts.ts';
import './hour-strip.scss';

type Hours = RouteReply<typeof getLotFigures>['hours'];

const texts = lotTexts.strip;
/** Hours that are named below the bars. */
const named = [0, 6, 12, 18];

const percent = (part: number, of: number): string => `${of === 0 ? 0 : Math.min(100, (part / of) * 100).toFixed(1)}%`;

const peakWords = (hours: Hours): string => {
  const peak = peakOf(hours);
  if (peak !== undefined) return texts.peak(peak.hour, numberWords(peak.booked), numberWords(peak.open));
  return hours.some(({ open }) => open > 0) ? texts.quiet : texts.closed;
};

/** How a day was or is booked, hour by hour: what is open as a frame, what is booked of it filled. */
export const HourStrip = ({ hours, spots }: { readonly hours: Hours; readonly spots: number }) => {
  const [shown, setShown] = useState(false);
  const words = peakWords(hours);
  const most = Math.max(spots, ...hours.map(({ booked }) => booked));
  return (
    <View className="hour-strip">
      <Text className="section hour-strip__title">{texts.title}</Text>
      <View className="hour-strip__bars" {...aria({ role: 'img', label: texts.label(words) })}>
        {hours.map(({ hour, open, booked }) => (
          <View key={hour} className="hour-strip__hour">
            <View className="hour-strip__open" style={{ height: percent(open, most) }} />
            <View className="hour-strip__booked" style={{ height: percent(booked, most) }} />
          </View>
        ))}
      </View>
      <View className="hour-strip__names" {...aria({ hidden: true })}>
        {named.map((hour) => (
          <Text key={hour} className="note figures hour-strip__name">
            {texts.hour(hour)}
          </Text>
        ))}
      </View>
      <View className="hour-strip__legend secondary" {...aria({ hidden: true })}>
        <View className="hour-strip__key hour-strip__key--booked" />
        <Text className="note">{texts.booked}</Text>
        <View className="hour-strip__key hour-strip__key--open" />
        <Text className="note">{texts.open}</Text>
      </View>
      <Text className="note figures">{words}</Text>
      {shown && (
        <View className="hour-strip__numbers">
          {hours.map(({ hour, open, booked }) => (
            <View key={hour} className="hour-strip__number">
              <Text className="note figures">{texts.hour(hour)}</Text>
              <Text className="note figures">{texts.row(numberWords(booked), numberWords(open))}</Text>
            </View>
          ))}
        </View>
      )}
      <Button kind="quiet" label={shown ? texts.hide : texts.show} onPress={() => setShown(!shown)} />
    </View>
  );
};
