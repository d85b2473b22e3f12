import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import type { ChosenPlace } from '../choice.ts';
import { findTexts as texts } from '../texts.ts';
import { PlaceSheet } from './place-sheet.tsx';
import './wish-line.scss';

export interface PlaceFieldProps {
  readonly place: ChosenPlace;
  readonly onChange: (place: ChosenPlace) => void;
}

/** Near what one wants to park; a tap changes it. */
export const PlaceField = ({ place, onChange }: PlaceFieldProps) => {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <Pressable className="wish-line" onPress={() => setOpen(true)}>
        <Icon name="pin" />
        <View className="wish-line__words">
          <Text className="wish-line__main">{texts.near(place.name)}</Text>
        </View>
        <Text className="wish-line__change">{texts.changePlace}</Text>
      </Pressable>
      {open && (
        <PlaceSheet
          place={place}
          onClose={() => setOpen(false)}
          onChoose={(chosen) => {
            setOpen(false);
            onChange(chosen);
          }}
        />
      )}
    </View>
  );
};
