import { areaName } from '@huzhou/shared/directory/areas';
import { outlines } from '@huzhou/shared/directory/outlines';
import type { Point } from '@huzhou/shared/directory/place';
import { Text, View } from '@tarojs/components';
import { filingTexts } from '../../../i18n/filing.ts';
import { MapSketch } from '../../../ui/map-sketch.tsx';

const areas = outlines.map(({ code, ring }) => ({ code, name: areaName(code), ring }));

/** A place tapped on the sketch of the districts. */
export const SketchPicker = ({
  point,
  onPoint,
}: {
  readonly point: Point | undefined;
  readonly onPoint: (point: Point) => void;
}) => (
  <View>
    <Text className="note place__hint">{filingTexts.place.sketch}</Text>
    <MapSketch id="place-sketch" areas={areas} pin={point} onPin={onPoint} />
  </View>
);
