import type { PromiseFigure } from '@huzhou/shared/complaints/figures/kpi';
import type { FigureRow as Figures } from '@huzhou/shared/insights/figures';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { percentWords } from '../rate-words.ts';
import { boardTexts, figuresTexts } from '../texts.ts';

const rateWords = ({ promise, rate, isKept }: PromiseFigure): string =>
  figuresTexts.rate(figuresTexts.short[promise], rate === undefined ? '—' : percentWords(rate), isKept === false);

/** A row among many: its rates in one line to compare by, the rest a tap away. */
export const FigureLine = ({ row, onOpen }: { readonly row: Figures; readonly onOpen: () => void }) => {
  const count = figuresTexts.cases(row.beside.cases);
  const isSmall = row.promises.some((figure) => figure.due > 0 && figure.isSmall);
  const rates = [...row.promises.map(rateWords), ...(isSmall ? [boardTexts.small] : [])].join(' · ');
  return (
    <Card className="figure-line" label={`${row.name}，${count}，${rates}`} onPress={onOpen}>
      <View className="figure-line__head">
        <Text className="figure-line__name">{row.name}</Text>
        <Text className="note figures">{count}</Text>
      </View>
      <Text className="note figures">{rates}</Text>
    </Card>
  );
};
