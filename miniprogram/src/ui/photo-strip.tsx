import { Text, View } from '@tarojs/components';
import { photoTexts } from '../i18n/ui.ts';
import { Photo } from './photo.tsx';
import { usePhotoViewer } from './photo-viewer.tsx';
import { Pressable } from './pressable.tsx';
import './photo-strip.scss';

/** A photo as the server lets it be seen: without `src` it cannot be shown now, and `state` says why. */
export interface PhotoTile {
  readonly key: string;
  readonly src?: string | undefined;
  readonly state: 'ready' | 'pending' | 'withheld';
}

export interface PhotoStripProps {
  readonly photos: readonly PhotoTile[];
}

/** Photos in a row; a tap opens one large. */
export const PhotoStrip = ({ photos }: PhotoStripProps) => {
  const { view, viewer } = usePhotoViewer();
  const urls = photos.flatMap(({ src }) => (src === undefined ? [] : [src]));
  return (
    <View className="photo-strip">
      {photos.map(({ key, src, state }, index) =>
        src === undefined ? (
          <View key={key} className="photo-strip__tile photo-strip__tile--hidden">
            <Text className="note">{state === 'withheld' ? photoTexts.withheld : photoTexts.pending}</Text>
          </View>
        ) : (
          <Pressable
            key={key}
            className="photo-strip__tile"
            onPress={() => view(urls, urls.indexOf(src))}
            label={photoTexts.view(index + 1)}
          >
            <Photo className="photo-strip__photo" src={src} label={photoTexts.view(index + 1)} />
          </Pressable>
        ),
      )}
      {viewer}
    </View>
  );
};

export interface BeforeAfterProps {
  readonly before: readonly PhotoTile[];
  readonly after: readonly PhotoTile[];
}

/** What it looked like and what it looks like now, side by side. */
export const BeforeAfter = ({ before, after }: BeforeAfterProps) => (
  <View className="before-after">
    <View className="before-after__side">
      <Text className="note">{photoTexts.before}</Text>
      <PhotoStrip photos={before} />
    </View>
    <View className="before-after__side">
      <Text className="note">{photoTexts.after}</Text>
      <PhotoStrip photos={after} />
    </View>
  </View>
);
