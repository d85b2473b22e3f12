import { ownerKindNames } from '@huzhou/shared/parking/lot';
import type { LotOffer } from '@huzhou/shared/parking/view';
import { Text, View } from '@tarojs/components';
import { Icon } from '../../../ui/icon.tsx';
import { withoutCity } from '../../../ui/place-choice.ts';
import { Pressable } from '../../../ui/pressable.tsx';
import { metersWords } from '../meters-words.ts';
import { priceWords } from '../price-words.ts';
import { findTexts as texts } from '../texts.ts';
import './offer-row.scss';

export interface OfferRowProps {
  readonly offer: LotOffer;
  readonly onOpen: (lotId: string) => void;
}

/** What else is worth knowing, in a few words each. */
const tagsOf = ({ lot, tension }: LotOffer): readonly string[] => [
  ownerKindNames[lot.ownerKind],
  ...(lot.chargers > 0 ? [texts.charger] : []),
  ...(lot.heightCentimetres === undefined ? [] : [texts.heightLimit(metersWords(lot.heightCentimetres))]),
  ...(tension === undefined ? [] : [texts.tension(tension)]),
  ...(lot.demonstration ? [texts.demonstration] : []),
];

/** A lot for exactly the time that was asked for: how far to walk, how many spots, what it costs. */
export const OfferRow = ({ offer, onOpen }: OfferRowProps) => {
  const { lot, walkMinutes, free, refusal, price } = offer;
  const has = refusal === undefined && free > 0;
  return (
    <Pressable className="offer-row" onPress={() => onOpen(lot.lotId)}>
      <View className="offer-row__walk">
        <Text className="offer-row__minutes figures">{texts.minutes(walkMinutes)}</Text>
        <Text className="note">{texts.walk}</Text>
      </View>
      <View className="offer-row__words">
        <Text className="offer-row__name">{lot.name}</Text>
        <Text className="note secondary">{withoutCity(lot.address)}</Text>
        <View className="offer-row__tags">
          {tagsOf(offer).map((tag) => (
            <Text key={tag} className="offer-row__tag">
              {tag}
            </Text>
          ))}
        </View>
      </View>
      <View className="offer-row__end">
        <Text className="offer-row__price figures">{priceWords(price.cents)}</Text>
        <View className={`offer-row__free ${has ? '' : 'offer-row__free--none'}`}>
          <Icon name={has ? 'check' : 'close'} size="small" />
          <Text className="figures">{has ? texts.freeSpots(free) : texts.refusals[refusal ?? 'full']}</Text>
        </View>
      </View>
    </Pressable>
  );
};
