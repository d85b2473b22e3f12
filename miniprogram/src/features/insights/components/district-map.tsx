import { outlines } from '@huzhou/shared/directory/outlines';
import type { Board } from '@huzhou/shared/insights/board';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { centreOf, outlineImage, project, viewOf } from '../../../ui/map-projection.ts';
import { Pressable } from '../../../ui/pressable.tsx';
import { maskStyle } from '../chart-image.ts';
import { percentWords } from '../rate-words.ts';
import { boardTexts } from '../texts.ts';

const view = viewOf(outlines.map(({ ring }) => ring));
const borders = outlineImage(
  view,
  outlines.map(({ ring }) => ring),
  'borders',
);
const shapes = outlines.map(({ code, ring }) => ({
  code,
  area: outlineImage(view, [ring], 'areas'),
  at: project(view, centreOf(ring)),
}));

type District = Board['districts'][number];

const resolutionOf = ({ promises }: District) => promises.find(({ promise }) => promise === 'resolution');

const toneOf = (district: District | undefined): string => {
  const kept = district === undefined ? undefined : resolutionOf(district)?.isKept;
  return kept === undefined ? 'none' : kept ? 'kept' : 'missed';
};

export interface DistrictMapProps {
  readonly districts: readonly District[];
  readonly chosen: string | undefined;
  readonly onChoose: (districtCode: string | undefined) => void;
}

/** The five districts with their rate of resolution in time: darker where the promise was kept, hatched where not. */
export const DistrictMap = ({ districts, chosen, onChoose }: DistrictMapProps) => {
  const byCode = new Map(districts.map((district) => [district.districtCode, district]));
  const rows = districts.map((district) =>
    boardTexts.map.row(district.name, percentWords(resolutionOf(district)?.rate)),
  );
  return (
    <Card>
      <Text className="section board__first">{boardTexts.map.title}</Text>
      <Text className="note secondary board-map__hint">{boardTexts.map.choose}</Text>
      <View className="board-map" {...aria({ role: 'img', label: boardTexts.map.label(rows.join('；')) })}>
        {shapes.map(({ code, area }) => (
          <View
            key={code}
            className={`board-map__area board-map__area--${toneOf(byCode.get(code))} ${code === chosen ? 'board-map__area--chosen' : ''}`}
            style={maskStyle(area)}
          />
        ))}
        <View className="board-map__area board-map__area--borders" style={maskStyle(borders)} />
        {shapes.map(({ code, at }) => {
          const district = byCode.get(code);
          if (district === undefined) return null;
          return (
            <View
              key={code}
              className="board-map__label"
              style={{ left: `${(at.x * 100).toFixed(2)}%`, top: `${(at.y * 100).toFixed(2)}%` }}
            >
              <Text className="board-map__name">{district.name}</Text>
              <Text className="board-map__rate figures">{percentWords(resolutionOf(district)?.rate)}</Text>
            </View>
          );
        })}
      </View>
      <View className="board-map__choices">
        {districts.map((district) => {
          const isChosen = district.districtCode === chosen;
          const figure = resolutionOf(district);
          return (
            <Pressable
              key={district.districtCode}
              className={`board-map__choice ${isChosen ? 'board-map__choice--chosen' : ''}`}
              onPress={() => onChoose(isChosen ? undefined : district.districtCode)}
              checked={isChosen}
              role="checkbox"
            >
              <Icon name={figure?.isKept === undefined ? 'minus' : figure.isKept ? 'check' : 'alert'} size="small" />
              <Text>{district.name}</Text>
              <Text className="note figures">
                {figure === undefined || figure.due === 0 ? '—' : `${figure.met}/${figure.due}`}
              </Text>
            </Pressable>
          );
        })}
      </View>
    </Card>
  );
};
