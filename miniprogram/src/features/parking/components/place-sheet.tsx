import { areaName } from '@huzhou/shared/directory/areas';
import { outlines } from '@huzhou/shared/directory/outlines';
import type { Point } from '@huzhou/shared/directory/place';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { hasMap, pickOnMap } from '../../../device/locate.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { MapSketch } from '../../../ui/map-sketch.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { withoutCity } from '../../../ui/place-choice.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import type { ChosenPlace } from '../choice.ts';
import { places } from '../places.ts';
import { findTexts as texts } from '../texts.ts';
import { useHere } from '../use-here.ts';
import './place-sheet.scss';

export interface PlaceSheetProps {
  readonly place: ChosenPlace;
  readonly onChoose: (place: ChosenPlace) => void;
  readonly onClose: () => void;
}

const areas = outlines.map(({ code, ring }) => ({ code, name: areaName(code), ring }));

/** Near what to park: where I am, a place on a map, or one that is often asked for. */
export const PlaceSheet = ({ place, onChoose, onClose }: PlaceSheetProps) => {
  const here = useHere();
  const [pin, setPin] = useState<Point>();
  const takeMine = async (): Promise<void> => {
    const point = await here.locate();
    if (point !== undefined) onChoose({ name: texts.here, point });
  };
  const takeFromMap = async (): Promise<void> => {
    const picked = await pickOnMap(place.point);
    if (picked !== undefined) onChoose({ name: withoutCity(picked.address), point: picked.point });
  };
  return (
    <Sheet
      open
      title={texts.placeTitle}
      onClose={onClose}
      {...(pin === undefined
        ? {}
        : {
            actions: (
              <Button
                kind="primary"
                label={texts.useSketch}
                onPress={() => onChoose({ name: texts.sketchPlace, point: pin })}
              />
            ),
          })}
    >
      <View className="place-sheet">
        {here.trouble !== undefined && <Notice icon="alert" text={here.trouble} />}
        <Button
          wide
          kind="primary"
          icon="pin"
          label={texts.useHere}
          busyLabel={here.locating ? texts.locating : undefined}
          onPress={() => void takeMine()}
        />
        {hasMap && <Button wide label={texts.onMap} onPress={() => void takeFromMap()} />}
        <Text className="section">{texts.known}</Text>
        <ChoiceList
          label={texts.known}
          look="chips"
          choices={places.map(({ name }) => ({ value: name, label: name }))}
          chosen={place.name}
          onChoose={(name) => onChoose(places.find((each) => each.name === name) ?? place)}
        />
        {!hasMap && (
          <View>
            <Text className="section">{texts.onSketch}</Text>
            <MapSketch id="parking-place" areas={areas} pin={pin ?? place.point} onPin={setPin} />
          </View>
        )}
      </View>
    </Sheet>
  );
};
