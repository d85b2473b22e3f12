import { mostPhotos } from '@huzhou/shared/complaints/submission';
import { Text, View } from '@tarojs/components';
import { sheetTexts } from '../../../i18n/staff-commands.ts';
import { photosAfter, toTile } from '../../../ui/case-photos.ts';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { BeforeAfter, PhotoStrip } from '../../../ui/photo-strip.tsx';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';

const labels: Readonly<Partial<Record<SheetFieldsProps['command'], { label: string; hint: string }>>> = {
  resolve: { label: sheetTexts.after, hint: sheetTexts.afterHint },
  'strike-off': { label: sheetTexts.evidence, hint: sheetTexts.evidenceHint },
};

/** Photos that go with the command. */
export const PhotosField = ({ command, given }: SheetFieldsProps) => {
  const { uploads } = given;
  const failed = uploads.photos.find(({ state, reason }) => state === 'failed' && reason !== undefined);
  const { label, hint } = labels[command] ?? { label: sheetTexts.photosOptional, hint: undefined };
  return (
    <PhotoPicker
      label={label}
      hint={hint}
      photos={uploads.photos}
      most={mostPhotos}
      onAdd={uploads.add}
      onRemove={uploads.remove}
      onRetry={uploads.retry}
      error={errorFor(given, 'photoIds') ?? failed?.reason}
    />
  );
};

/** As it was, to be seen while the picture of what it is now is taken. */
export const PhotosBefore = ({ detail }: SheetFieldsProps) =>
  detail.photos.length === 0 ? null : (
    <View className="command-sheet__before">
      <Text className="command-sheet__label">{sheetTexts.before}</Text>
      <PhotoStrip photos={detail.photos.map(toTile)} />
    </View>
  );

/** What a checker compares. */
export const PhotosToCheck = ({ detail }: SheetFieldsProps) => {
  const after = photosAfter(detail);
  if (after.length === 0) return null;
  return (
    <View className="command-sheet__before">
      <BeforeAfter before={detail.photos.map(toTile)} after={after.map(toTile)} />
    </View>
  );
};

/** What the source sent when it said that the trouble is gone. */
export const PhotosOfGone = ({ detail }: SheetFieldsProps) => {
  const report = [...detail.timeline].reverse().find(({ type }) => type === 'gone-reported');
  if (report === undefined || report.photos.length === 0) return null;
  return (
    <View className="command-sheet__before">
      <BeforeAfter before={detail.photos.map(toTile)} after={report.photos.map(toTile)} />
    </View>
  );
};
