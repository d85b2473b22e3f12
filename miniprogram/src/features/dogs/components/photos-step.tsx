import { mostDogPhotos } from '@huzhou/shared/dogs/form';
import { Text, View } from '@tarojs/components';
import { Notice } from '../../../ui/notice.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import type { Wizard } from '../use-wizard.ts';
import { messageFor } from '../wizard-draft.ts';
import { formTexts as texts } from '../wizard-texts.ts';
import { Anchor } from './anchor.tsx';

/** What it looks like; photos are sent while the rest is filled in. */
export const PhotosStep = ({ draft, uploads, errors, change }: Wizard) => {
  const failed = uploads.photos.find(({ state, reason }) => state === 'failed' && reason !== undefined);
  const earlier = draft.earlierPhotos.length;
  return (
    <View>
      <Text className="title step-title">{texts.photosTitle}</Text>
      <Text className="lead">{texts.photosHint}</Text>
      {earlier > 0 && (
        <Notice
          icon="image"
          text={texts.earlierPhotos(earlier)}
          action={{ label: texts.dropPhotos, onPress: () => change({ earlierPhotos: [] }) }}
        />
      )}
      <Anchor field="photoIds">
        <PhotoPicker
          photos={uploads.photos}
          most={mostDogPhotos - earlier}
          onAdd={uploads.add}
          onRemove={uploads.remove}
          onRetry={uploads.retry}
          error={messageFor(errors, 'photoIds') ?? failed?.reason}
        />
      </Anchor>
    </View>
  );
};
