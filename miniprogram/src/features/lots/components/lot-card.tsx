import { ownerKindNames, programmeNames } from '@huzhou/shared/parking/lot';
import { tariffWords } from '@huzhou/shared/parking/words';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { withoutCity } from '../../../ui/place-choice.ts';
import { openLot } from '../go.ts';
import { lotsTexts as texts } from '../texts.ts';
import type { KeptLot } from '../use-lots.ts';
import { LotState, OccupancyBar } from './lot-state.tsx';
import './lot-card.scss';

/** One lot in the list: how full it is now, whether it is open, which half of the promise it belongs to. */
export const LotCard = ({ lot }: { readonly lot: KeptLot }) => {
  const { name, address, occupied, spots, chargers, programme, ownerKind, tariff } = lot;
  return (
    <Card className="lot-card" onPress={() => openLot(lot.lotId)} label={`${name}，${texts.occupied(occupied, spots)}`}>
      <View className="lot-card__head">
        <Text className="lot-card__name">{name}</Text>
        <Text className="figures lot-card__occupied">{`${occupied} / ${spots}`}</Text>
      </View>
      <OccupancyBar occupied={occupied} spots={spots} />
      <LotState lot={lot} />
      <Text className="note lot-card__line">{withoutCity(address)}</Text>
      <Text className="note figures lot-card__line">
        {[
          programmeNames[programme],
          ownerKindNames[ownerKind],
          ...(chargers > 0 ? [texts.chargers(chargers)] : []),
        ].join(' · ')}
      </Text>
      <Text className="note figures secondary lot-card__line">{tariffWords(tariff)}</Text>
    </Card>
  );
};
