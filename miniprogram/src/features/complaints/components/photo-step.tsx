import { mostPhotos } from '@huzhou/shared/complaints/submission';
import { Text, View } from '@tarojs/components';
import { filingTexts } from '../../../i18n/filing.ts';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { messageFor } from '../filing-draft.ts';
import type { Filing } from '../use-filing.ts';
import { FieldAnchor } from './field-anchor.tsx';

/** First screen: what it looks like. Photos are sent while the rest is filled in. */
export const PhotoStep = ({ uploads, errors }: Filing) => {
  const failed = uploads.photos.find(({ state, reason }) => state === 'failed' && reason !== undefined);
  return (
    <View>
      <Text className="title">{filingTexts.photos.title}</Text>
      <Text className="lead">{filingTexts.photos.hint}</Text>
      <FieldAnchor field="photoIds">
        <PhotoPicker
          label={filingTexts.photos.label}
          photos={uploads.photos}
          most={mostPhotos}
          onAdd={uploads.add}
          onRemove={uploads.remove}
          onRetry={uploads.retry}
          error={messageFor(errors, 'photoIds') ?? failed?.reason}
        />
      </FieldAnchor>
    </View>
  );
};
