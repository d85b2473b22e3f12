import { targets } from '@huzhou/shared/complaints/figures/targets';
import type { Board } from '@huzhou/shared/insights/board';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { heightShare, maskStyle, targetMask, trendFloor, trendMask } from '../chart-image.ts';
import { percentWords } from '../rate-words.ts';
import { boardTexts } from '../texts.ts';

const heights = [1, targets.promise, trendFloor] as const;

type Month = Board['trend'][number];

const rateOf = ({ promises }: Month): number | undefined =>
  promises.find(({ promise }) => promise === 'resolution')?.rate;

const monthWords = (month: string): string => `${Number(month.slice(5, 7))}月`;

/** Resolution in time, month by month, against the target; the numbers one tap away. */
export const TrendChart = ({ trend }: { readonly trend: Board['trend'] }) => {
  const [open, setOpen] = useState(false);
  const texts = boardTexts.trend;
  const rows = trend.map((month) => texts.month(monthWords(month.month), percentWords(rateOf(month))));
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <View className="board-trend" {...aria({ role: 'img', label: texts.label(rows.join('，')) })}>
        <View
          className="board-trend__layer board-trend__layer--target"
          style={maskStyle(targetMask(targets.promise))}
        />
        <View
          className="board-trend__layer board-trend__layer--line"
          style={maskStyle(trendMask(trend.map((month) => ({ rate: rateOf(month) }))))}
        />
        {heights.map((rate) => (
          <Text
            key={rate}
            className="note board-trend__height figures"
            style={{ top: `${(heightShare(rate) * 100).toFixed(1)}%` }}
          >
            {percentWords(rate)}
          </Text>
        ))}
      </View>
      <View className="board-trend__months" {...aria({ hidden: true })}>
        {trend.map(({ month }) => (
          <Text key={month} className="note board-trend__month figures">
            {Number(month.slice(5, 7))}
          </Text>
        ))}
      </View>
      {open &&
        trend.map((month) => (
          <View key={month.month} className="board__row">
            <Text className="figures">{month.month}</Text>
            <Text className="figures">{percentWords(rateOf(month))}</Text>
            <Text className="note figures">{boardTexts.beside.count(month.cases)}</Text>
          </View>
        ))}
      <Button kind="quiet" wide label={open ? texts.hide : texts.show} onPress={() => setOpen(!open)} />
    </Card>
  );
};
