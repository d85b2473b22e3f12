import { View } from '@tarojs/components';
import { Icon } from '../../../ui/icon.tsx';
import { Photo } from '../../../ui/photo.tsx';
import './dog-photo.scss';

export interface DogPhotoProps {
  readonly src: string | undefined;
  readonly label: string;
  readonly large?: boolean;
}

/** What it looks like; its outline while there is no picture. */
export const DogPhoto = ({ src, label, large = false }: DogPhotoProps) => (
  <View className={`dog-photo ${large ? 'dog-photo--large' : ''}`}>
    {src === undefined ? (
      <Icon name="dog" size="large" />
    ) : (
      <Photo className="dog-photo__picture" src={src} label={label} />
    )}
  </View>
);
