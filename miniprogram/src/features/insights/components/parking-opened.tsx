import type { ParkingBoard } from '@huzhou/shared/insights/parking';
import { programmeNames } from '@huzhou/shared/parking/lot';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { countWords } from '../count-words.ts';
import { parkingTexts } from '../parking-texts.ts';
import { percentWords } from '../rate-words.ts';

type Opened = NonNullable<ParkingBoard['figures']>['opened'][number];

const texts = parkingTexts.opened;

/** One half of the promise: how many spots are open, against how many were promised. */
const Half = ({ opened: { programme, spots, promised } }: { readonly opened: Opened }) => {
  const share = promised === 0 ? 0 : spots / promised;
  return (
    <Card className="rate">
      <View
        className="rate__told"
        {...aria({
          role: 'img',
          label: texts.spoken(programmeNames[programme], countWords(spots), countWords(promised)),
        })}
      >
        <View className="rate__head">
          <Text className="rate__name">{programmeNames[programme]}</Text>
          <Text className="note figures">{texts.promised(countWords(promised))}</Text>
        </View>
        <View className="rate__main">
          <View className="parking-board__number">
            <Text className="rate__number figures">{countWords(spots)}</Text>
            <Text className="note">{texts.unit}</Text>
          </View>
          <Text className="note figures">{texts.share(percentWords(share))}</Text>
        </View>
        <View className="rate__bar">
          <View className="rate__filled" style={{ width: `${Math.min(100, share * 100).toFixed(2)}%` }} />
        </View>
      </View>
      <Text className="note secondary">{texts.excluded[programme]}</Text>
    </Card>
  );
};

export const ParkingOpened = ({ opened }: { readonly opened: readonly Opened[] }) => (
  <View className="board__rates">
    {opened.map((half) => (
      <Half key={half.programme} opened={half} />
    ))}
  </View>
);
