import type { Lot } from '@huzhou/shared/parking/lot';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { openNow } from '../open-now.ts';
import { lotsTexts as texts } from '../texts.ts';
import './lot-state.scss';

const changeWords = ({ open, changes }: ReturnType<typeof openNow>): string | undefined => {
  if (changes === undefined) return undefined;
  const words = `${texts.days[changes.days] ?? ''}${changes.time}`;
  return open ? texts.until(words) : texts.opensAt(words);
};

/** Open or not at this moment and until when, or paused. */
export const LotState = ({ lot }: { readonly lot: Lot }) => {
  const now = openNow(lot, useNow());
  const change = changeWords(now);
  return (
    <View className="lot-state">
      {lot.paused ? (
        <StateTag text={texts.paused} settled />
      ) : (
        <StateTag text={now.open ? texts.open : texts.shut} settled={!now.open} />
      )}
      {!lot.paused && change !== undefined && <Text className="note figures">{change}</Text>}
      {lot.demonstration === true && <Text className="note lot-state__last">{texts.demonstration}</Text>}
    </View>
  );
};

/** How full it is, as a bar beside its words. */
export const OccupancyBar = ({ occupied, spots }: { readonly occupied: number; readonly spots: number }) => (
  <View className="occupancy">
    <View
      className="occupancy__filled"
      style={{ width: `${spots === 0 ? 0 : Math.min(100, (occupied / spots) * 100).toFixed(1)}%` }}
    />
  </View>
);
