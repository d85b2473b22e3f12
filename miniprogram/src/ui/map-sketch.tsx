import { Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { mapTexts } from '../i18n/ui.ts';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import {
  centreOf,
  type LngLat,
  type MapView,
  outlineImage,
  project,
  scaleBar,
  unproject,
  viewOf,
} from './map-projection.ts';
import { pointerShare } from './pointer-share.ts';
import { Pressable } from './pressable.tsx';
import './map-sketch.scss';

export interface SketchArea {
  readonly code: string;
  readonly name: string;
  readonly ring: readonly (readonly [number, number])[];
}

export interface MapSketchProps {
  /** An id of its own on the page. */
  readonly id: string;
  readonly areas: readonly SketchArea[];
  readonly pin: LngLat | undefined;
  /** Absent when the sketch only shows. */
  readonly onPin?: (place: LngLat) => void;
}

const closest = 0.01;

const maskStyle = (image: string) => ({ WebkitMaskImage: image, maskImage: image });

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/**
 * Where something is, on the outline of the districts: enough to see the place and to move it, without a map
 * service. Areas are masks in the theme's colours. Those who cannot tap a picture have the area picker.
 */
export const MapSketch = ({ id, areas, pin, onPin }: MapSketchProps) => {
  const whole = useMemo(() => viewOf(areas.map(({ ring }) => ring)), [areas]);
  const [view, setView] = useState<MapView>(() =>
    pin === undefined ? whole : { centre: pin, spanLatitude: whole.spanLatitude / 4 },
  );
  const images = useMemo(() => {
    const rings = areas.map(({ ring }) => ring);
    return { areas: outlineImage(view, rings, 'areas'), borders: outlineImage(view, rings, 'borders') };
  }, [areas, view]);

  const zoom = (factor: number): void => {
    const spanLatitude = Math.min(whole.spanLatitude, Math.max(closest, view.spanLatitude * factor));
    setView({ centre: spanLatitude === whole.spanLatitude ? whole.centre : (pin ?? view.centre), spanLatitude });
  };
  const onTap = async (event: unknown): Promise<void> => {
    const share = onPin === undefined ? undefined : await pointerShare(id, event);
    if (share !== undefined) onPin?.(unproject(view, share.x, share.y));
  };

  const at = pin === undefined ? undefined : project(view, pin);
  const bar = scaleBar(view);
  return (
    <View className="map-sketch">
      <View
        id={id}
        className="map-sketch__field"
        onClick={(event) => void onTap(event)}
        {...aria({ role: 'img', label: mapTexts.label })}
      >
        <View className="map-sketch__layer map-sketch__layer--areas" style={maskStyle(images.areas)} />
        <View className="map-sketch__layer map-sketch__layer--borders" style={maskStyle(images.borders)} />
        {areas.map(({ code, name, ring }) => {
          const { x, y } = project(view, centreOf(ring));
          const inSight = x > 0.05 && x < 0.95 && y > 0.05 && y < 0.95;
          return inSight ? (
            <Text key={code} className="map-sketch__name" style={{ left: percent(x), top: percent(y) }}>
              {name}
            </Text>
          ) : null;
        })}
        {at !== undefined && at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1 && (
          <View className="map-sketch__pin" style={{ left: percent(at.x), top: percent(at.y) }} />
        )}
      </View>
      <View className="map-sketch__tools">
        <View className="map-sketch__scale" style={{ width: percent(bar.share) }}>
          <Text className="note figures">{mapTexts.kilometres(bar.kilometres)}</Text>
        </View>
        <View className="map-sketch__buttons">
          <Pressable
            className="map-sketch__button"
            onPress={() => zoom(2)}
            label={mapTexts.zoomOut}
            disabled={view.spanLatitude >= whole.spanLatitude}
          >
            <Icon name="minus" />
          </Pressable>
          <Pressable
            className="map-sketch__button"
            onPress={() => zoom(0.5)}
            label={mapTexts.zoomIn}
            disabled={view.spanLatitude <= closest}
          >
            <Icon name="plus" />
          </Pressable>
        </View>
      </View>
    </View>
  );
};
