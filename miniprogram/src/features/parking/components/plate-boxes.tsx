import { Text, View } from '@tarojs/components';
import { Pressable } from '../../../ui/pressable.tsx';
import { longestPlate } from '../plate-typing.ts';
import { permitTexts as texts } from '../texts.ts';
import './plate-boxes.scss';

export interface PlateBoxesProps {
  readonly typed: string;
  /** Whether keys go here now. */
  readonly active: boolean;
  readonly onPress: () => void;
}

const ordinary = 7;

/** A plate, one box for each character; the last is for vehicles of new energy. */
export const PlateBoxes = ({ typed, active, onPress }: PlateBoxesProps) => (
  <Pressable className="plate-boxes" label={texts.boxes(typed)} onPress={onPress}>
    {Array.from({ length: longestPlate }, (_, index) => {
      const character = [...typed][index];
      const next = active && index === typed.length;
      const spare = index === ordinary && character === undefined;
      return (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place.
          key={index}
          className={`plate-boxes__box ${next ? 'plate-boxes__box--next' : ''} ${spare ? 'plate-boxes__box--spare' : ''}`}
        >
          <Text className={spare ? 'plate-boxes__spare' : 'figures'}>
            {character ?? (spare ? texts.newEnergy : '')}
          </Text>
        </View>
      );
    })}
  </Pressable>
);
