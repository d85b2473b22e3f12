import { Text, View } from '@tarojs/components';
import { photoTexts } from '../i18n/ui.ts';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { Photo } from './photo.tsx';
import { usePhotoViewer } from './photo-viewer.tsx';
import { Pressable } from './pressable.tsx';
import './photo-picker.scss';

/** A photo on its way: `waiting` for the network, `sending` with its share done, `sent`, or `failed` with the reason. */
export interface PickedPhoto {
  readonly key: string;
  readonly src: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Whole percent, while sending. */
  readonly percent?: number;
  readonly reason?: string | undefined;
}

export interface PhotoPickerProps {
  readonly photos: readonly PickedPhoto[];
  readonly most: number;
  readonly onAdd: (from: 'camera' | 'album') => void;
  readonly onRemove: (key: string) => void;
  readonly onRetry: (key: string) => void;
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

const progressWords = ({ state, percent = 0, reason }: PickedPhoto): string =>
  ({
    waiting: reason === undefined ? photoTexts.queued : photoTexts.waiting,
    sending: photoTexts.uploading(percent),
    sent: photoTexts.done,
    failed: reason ?? photoTexts.failed,
  })[state];

/** Takes photos, the camera first, and shows how far each has come. */
export const PhotoPicker = (props: PhotoPickerProps) => {
  const { photos, most, onAdd, onRemove, onRetry, label = photoTexts.label, hint, error } = props;
  const { view, viewer } = usePhotoViewer();
  const urls = photos.map(({ src }) => src);
  const room = photos.length < most;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      aside={photos.length === 0 ? undefined : photoTexts.count(photos.length, most)}
    >
      {() => (
        <View className={`photo-picker ${photos.length === 0 ? 'photo-picker--empty' : ''}`}>
          {photos.map((photo, index) => (
            <View key={photo.key} className={`photo-picker__item photo-picker__item--${photo.state}`}>
              <Pressable
                className="photo-picker__view"
                onPress={() => view(urls, index)}
                label={photoTexts.view(index + 1)}
              >
                <Photo className="photo-picker__photo" src={photo.src} label={photoTexts.view(index + 1)} />
              </Pressable>
              <Pressable
                className="photo-picker__remove"
                onPress={() => onRemove(photo.key)}
                label={photoTexts.remove(index + 1)}
              >
                <View className="photo-picker__cross">
                  <Icon name="close" size="small" />
                </View>
              </Pressable>
              {photo.state === 'failed' ? (
                <Pressable
                  className="photo-picker__state photo-picker__state--retry"
                  onPress={() => onRetry(photo.key)}
                >
                  <Icon name="refresh" size="small" />
                  <Text>{photoTexts.retry}</Text>
                </Pressable>
              ) : (
                photo.state !== 'sent' && (
                  <View className="photo-picker__state">
                    <Text>{progressWords(photo)}</Text>
                    <View className="photo-picker__progress" style={{ width: `${photo.percent ?? 0}%` }} />
                  </View>
                )
              )}
            </View>
          ))}
          {room && (
            <Pressable className="photo-picker__add photo-picker__add--camera" onPress={() => onAdd('camera')}>
              <Icon name="camera" size="large" />
              <Text>{photoTexts.take}</Text>
            </Pressable>
          )}
          {room && (
            <Pressable className="photo-picker__add" onPress={() => onAdd('album')}>
              <Icon name="image" size="large" />
              <Text>{photoTexts.choose}</Text>
            </Pressable>
          )}
          {viewer}
        </View>
      )}
    </Field>
  );
};
