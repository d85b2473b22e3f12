import type { Price } from '@huzhou/shared/parking/tariff';
import { Text, View } from '@tarojs/components';
import { priceWords } from '../price-words.ts';
import './price-lines.scss';

/** What a time costs and how that comes about; that it is free needs no sum. */
export const PriceLines = ({ label, price }: { readonly label: string; readonly price: Price }) => (
  <View className="price-lines">
    <View className="price-lines__row">
      <Text>{label}</Text>
      <Text className="price-lines__sum figures">{priceWords(price.cents)}</Text>
    </View>
    {(price.cents === 0 ? [] : price.lines).map(({ words }) => (
      <Text key={words} className="note figures">
        {words}
      </Text>
    ))}
  </View>
);
