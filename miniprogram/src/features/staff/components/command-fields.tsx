import { longestWords, mostPhotos } from '@huzhou/shared/complaints/submission';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { commandTexts, sheetTexts } from '../../../i18n/staff-commands.ts';
import { photosAfter, toTile } from '../../../ui/case-photos.ts';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { BeforeAfter, PhotoStrip } from '../../../ui/photo-strip.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import type { StaffCommand } from '../next-step.ts';
import type { GivenCommand } from '../use-staff-command.ts';
import { PhraseChips } from './phrase-chips.tsx';

export interface CommandFieldsProps {
  readonly detail: ComplaintDetail;
  readonly command: StaffCommand;
  readonly given: GivenCommand;
}

export const errorFor = ({ errors }: GivenCommand, field: string): string | undefined =>
  errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;

/** As it was, to be seen while the picture of what it is now is taken. */
const PhotosAfter = ({ detail, given }: CommandFieldsProps) => {
  const { uploads } = given;
  const failed = uploads.photos.find(({ state, reason }) => state === 'failed' && reason !== undefined);
  return (
    <View>
      <View className="command-sheet__before">
        <Text className="command-sheet__label">{sheetTexts.before}</Text>
        <PhotoStrip photos={detail.photos.map(toTile)} />
      </View>
      <PhotoPicker
        label={sheetTexts.after}
        hint={sheetTexts.afterHint}
        photos={uploads.photos}
        most={mostPhotos}
        onAdd={uploads.add}
        onRemove={uploads.remove}
        onRetry={uploads.retry}
        error={errorFor(given, 'photoIds') ?? failed?.reason}
      />
    </View>
  );
};

/** What a checker compares. */
const PhotosToCheck = ({ detail }: CommandFieldsProps) => {
  const after = photosAfter(detail);
  if (after.length === 0) return null;
  return (
    <View className="command-sheet__before">
      <BeforeAfter before={detail.photos.map(toTile)} after={after.map(toTile)} />
    </View>
  );
};

/** What a command must be given: words with who will read them, and photos where it wants them. */
export const CommandFields = (props: CommandFieldsProps) => {
  const { command, given } = props;
  const texts = commandTexts[command];
  return (
    <View>
      {command === 'resolve' && <PhotosAfter {...props} />}
      {(command === 'approve' || command === 'rework') && <PhotosToCheck {...props} />}
      <TextArea
        label={texts.words}
        placeholder={texts.placeholder}
        hint={texts.readers}
        optional={command === 'approve'}
        most={longestWords}
        value={given.draft.words}
        onChange={(words) => given.change({ words })}
        error={errorFor(given, 'words')}
      />
      <PhraseChips phrases={texts.phrases} words={given.draft.words} onChange={(words) => given.change({ words })} />
    </View>
  );
};
