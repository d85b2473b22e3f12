import { isNewEnergy, plateWords } from '@huzhou/shared/parking/plate';
import { Text, View } from '@tarojs/components';
import './plate-tag.scss';

export interface PlateTagProps {
  readonly plate: string;
  readonly large?: boolean;
}

/** A plate as it looks on a vehicle: a frame, and two of them on those of new energy. */
export const PlateTag = ({ plate, large = false }: PlateTagProps) => (
  <View className={`plate-tag ${large ? 'plate-tag--large' : ''} ${isNewEnergy(plate) ? 'plate-tag--new' : ''}`}>
    <Text className="figures">{plateWords(plate)}</Text>
  </View>
);
