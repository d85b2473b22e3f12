import type { Point } from '@huzhou/shared/directory/place';
import { Text, View } from '@tarojs/components';
import { hasMap, pickOnMap } from '../../../device/locate.ts';
import { filingTexts } from '../../../i18n/filing.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SketchPicker } from './sketch-picker.tsx';

export interface PointPickerProps {
  readonly point: Point | undefined;
  /** `address` comes with it where the map knows it. */
  readonly onPoint: (point: Point, address?: string) => void;
  /** Changes when the point was set by something else than a tap here. */
  readonly moved: number;
}

/** WeChat's own map where there is one; the sketch of the districts elsewhere. */
export const PointPicker = ({ point, onPoint, moved }: PointPickerProps) => {
  if (!hasMap) return <SketchPicker key={moved} point={point} onPoint={onPoint} />;
  const pick = async (): Promise<void> => {
    const picked = await pickOnMap(point);
    if (picked !== undefined) onPoint(picked.point, picked.address);
  };
  const label = point === undefined ? filingTexts.place.onMap : filingTexts.place.onMapAgain;
  return (
    <View>
      <Button wide icon="pin" label={label} onPress={() => void pick()} />
      {point !== undefined && (
        <View className="place__fact">
          <Icon name="check" size="small" />
          <Text className="note">{filingTexts.place.hasPoint}</Text>
        </View>
      )}
    </View>
  );
};
