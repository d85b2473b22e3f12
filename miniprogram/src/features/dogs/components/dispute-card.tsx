import { createUpload } from '@huzhou/shared/complaints/routes';
import { mostDogPhotos } from '@huzhou/shared/dogs/form';
import { stateDispute } from '@huzhou/shared/dogs/routes';
import type { DisputeView, DogDetail } from '@huzhou/shared/dogs/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import * as z from 'zod/mini';
import { call } from '../../../api/api.ts';
import { usePhotoUploads } from '../../../api/use-photo-uploads.ts';
import { serverNow } from '../../../device/clock.ts';
import { useDraft } from '../../../draft/use-draft.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { PhotoStrip } from '../../../ui/photo-strip.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { pageTexts, disputeTexts as texts } from '../texts.ts';
import { useDogCommand } from '../use-dog-command.ts';
import { messageFor } from '../wizard-draft.ts';
import './dispute-card.scss';

const moment = (at: Instant): string => momentWords(epochMilliseconds(at), serverNow());

const Said = z.object({ words: z.string() });
const parse = (value: unknown): { words: string } | undefined => {
  const read = z.safeParse(Said, value);
  return read.success ? read.data : undefined;
};

interface DisputeProps {
  readonly dog: DogDetail;
  readonly dispute: DisputeView;
  readonly onSaid: (dog: DogDetail) => void;
}

/** What this side has to say; what was typed stays until it is said. */
const Statement = ({ dog, dispute, onSaid }: DisputeProps) => {
  const { value, change, discard } = useDraft(
    `dog.dispute.${dispute.claimantDogId}.${dog.dogId}`,
    () => ({ words: '' }),
    parse,
  );
  const wish = useDogCommand();
  const uploads = usePhotoUploads({
    most: mostDogPhotos,
    requestForm: (photo, idempotencyKey) => call(createUpload, { body: photo }, { idempotencyKey }),
  });
  const send = async (): Promise<void> => {
    const photoIds = uploads.uploadIds ?? (await uploads.finish());
    if (photoIds === undefined) return;
    const after = await wish.give(stateDispute, dog.dogId, {
      claimantDogId: dispute.claimantDogId,
      words: value.words,
      ...(photoIds.length === 0 ? {} : { photoIds: [...photoIds] }),
    });
    if (after === undefined) return;
    discard();
    for (const { key } of uploads.photos) uploads.remove(key);
    showToast(texts.sent);
    onSaid(after);
  };
  return (
    <View className="dispute__form">
      <TextArea
        label={texts.state}
        hint={texts.hint}
        value={value.words}
        onChange={(words) => {
          change({ words });
          wish.forgive();
        }}
        most={longestWords}
        error={messageFor(wish.errors, 'words')}
      />
      <PhotoPicker
        label={pageTexts.photos}
        photos={uploads.photos}
        most={mostDogPhotos}
        onAdd={uploads.add}
        onRemove={uploads.remove}
        onRetry={uploads.retry}
        error={messageFor(wish.errors, 'photoIds')}
      />
      {wish.trouble !== undefined && <Notice icon="alert" text={wish.trouble} />}
      <Button wide label={texts.send} busyLabel={wish.busy ? texts.sending : undefined} onPress={() => void send()} />
    </View>
  );
};

const outcomeWords = ({ state, outcome, mySide }: DisputeView): string | undefined => {
  if (state === 'withdrawn') return texts.withdrawn;
  if (state !== 'decided') return undefined;
  return `${texts.decided}：${outcome === mySide ? texts.outcomes.mine : texts.outcomes.other}`;
};

/** Two dogs and one chip number: what either side says, and what was decided. */
export const DisputeCard = (props: DisputeProps) => {
  const { number, state, hearingUntil, statements, words, mySide } = props.dispute;
  const outcome = outcomeWords(props.dispute);
  return (
    <Card>
      <Text className="title">{texts.title}</Text>
      <Text className="figures">{outcome ?? texts.open(number, moment(hearingUntil))}</Text>
      {words !== undefined && <Text>{words}</Text>}
      {statements.map(({ side, words: said, at, photos }) => (
        <View key={`${side} ${at}`} className="dispute__said">
          <Text className="note figures">
            {`${side === 'earlier' ? texts.sides.earlier : side === mySide ? texts.sides.me : texts.sides.other} · ${moment(at)}`}
          </Text>
          <Text>{said}</Text>
          {photos.length > 0 && (
            <PhotoStrip
              photos={photos.map(({ photoId, url }) => ({
                key: photoId,
                src: url,
                state: url === undefined ? 'pending' : 'ready',
              }))}
            />
          )}
        </View>
      ))}
      {state === 'open' && mySide !== undefined && props.dog.role === 'keeper' && <Statement {...props} />}
    </Card>
  );
};
