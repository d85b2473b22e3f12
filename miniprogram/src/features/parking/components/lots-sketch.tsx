import type { Point } from '@huzhou/shared/directory/place';
import type { LotOffer } from '@huzhou/shared/parking/view';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { layoutLots } from '../sketch-layout.ts';
import { findTexts as texts } from '../texts.ts';
import './lots-sketch.scss';

export interface LotsSketchProps {
  readonly centre: Point;
  readonly offers: readonly LotOffer[];
  readonly onOpen: (lotId: string) => void;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** More dots than this are a cloud, and nodes. */
const most = 20;

/** Round with its count: free; square and hollow: nothing free. */
const dotClass = ({ free, refusal }: LotOffer, small: boolean): string =>
  `lots-sketch__dot ${refusal === undefined && free > 0 ? '' : 'lots-sketch__dot--full'} ${small ? 'lots-sketch__dot--small' : ''}`;

/**
 * Where the lots lie around the place, with circles of equal walk. It shows nothing that the list below does not say:
 * assistive technology skips it.
 */
export const LotsSketch = ({ centre, offers, onOpen }: LotsSketchProps) => {
  const shown = offers.slice(0, most);
  const layout = layoutLots(
    centre,
    shown.map(({ lot }) => lot),
  );
  const byId = new Map(shown.map((offer) => [offer.lot.lotId, offer]));
  return (
    <View className="lots-sketch" {...aria({ role: 'img', label: texts.sketch(offers.length) })}>
      {layout.rings.map(({ minutes, share }) => (
        <View key={minutes} className="lots-sketch__ring" style={{ width: percent(share) }}>
          <View className="lots-sketch__round" />
          <Text className="lots-sketch__minutes figures">{texts.minutesRing(minutes)}</Text>
        </View>
      ))}
      <View className="lots-sketch__here" />
      {/* The nearest last, so that it lies on top. */}
      {[...layout.lots].reverse().map(({ lotId, x, y, small }) => {
        const offer = byId.get(lotId);
        if (offer === undefined) return null;
        return (
          <View
            key={lotId}
            className={dotClass(offer, small)}
            style={{ left: percent(x), top: percent(y) }}
            onClick={() => onOpen(lotId)}
          >
            {!small && (
              <Text className="figures">{offer.refusal === undefined ? String(offer.free) : texts.dotFull}</Text>
            )}
          </View>
        );
      })}
    </View>
  );
};
