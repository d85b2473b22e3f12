// Opened by patrols: an unregistered dog that was met is written down, and counts among the known ones from then on.
import { mostDogPhotos } from '@huzhou/shared/dogs/form';
import type { SightingView } from '@huzhou/shared/dogs/view';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { SightingCard } from '../components/sighting-card.tsx';
import { UnknownFields } from '../components/unknown-fields.tsx';
import { replaceBySightings } from '../go.ts';
import { patrolTexts } from '../patrol-texts.ts';
import { ownArea } from '../roles.ts';
import { deskTexts, dogFieldTexts } from '../texts.ts';
import { useSight } from '../use-sight.ts';

const texts = patrolTexts.sight;

const Done = ({ sighting, onAnother }: { readonly sighting: SightingView; readonly onAnother: () => void }) => (
  <Page
    title={texts.title}
    action={
      <>
        <Button label={texts.list} onPress={replaceBySightings} />
        <Button kind="primary" label={texts.another} onPress={onAnother} />
      </>
    }
  >
    <Card>
      <Text className="title">{texts.done}</Text>
      <Text>{texts.slip}</Text>
      <Text className="desk__slip figures" selectable>
        {sighting.sightingId.match(/.{4}/g)?.join(' ') ?? sighting.sightingId}
      </Text>
      <Button label={texts.copy} onPress={() => void copyWords(sighting.sightingId)} />
    </Card>
    <SightingCard sighting={sighting} />
  </Page>
);

interface FormProps extends DeskSession {
  readonly chip: string;
  readonly onDone: (sighting: SightingView) => void;
}

const Form = ({ personId, staff, chip, onDone }: FormProps) => {
  const { draft, restored, uploads, errorOf, trouble, busy, change, send } = useSight({
    personId,
    area: ownArea(staff) ?? '',
    chip,
    onDone,
  });
  const failed = uploads.photos.find(({ state, reason }) => state === 'failed' && reason !== undefined);
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={trouble}>
          <Button
            wide
            kind="primary"
            label={texts.submit}
            busyLabel={busy ? deskTexts.sending : undefined}
            onPress={send}
          />
        </ActionStack>
      }
    >
      <Text className="lead">{texts.lead}</Text>
      {restored && <Notice text={deskTexts.restored} />}
      <PhotoPicker
        label={texts.photos}
        hint={texts.photosHint}
        photos={uploads.photos}
        most={mostDogPhotos}
        onAdd={uploads.add}
        onRemove={uploads.remove}
        onRetry={uploads.retry}
        error={errorOf('photoIds') ?? failed?.reason}
      />
      <TextField
        label={texts.place}
        placeholder={texts.placePlaceholder}
        value={draft.place}
        onChange={(place) => change({ place })}
        error={errorOf('place')}
      />
      <UnknownFields values={draft} errorOf={errorOf} change={change} />
      <TextField
        label={texts.chip}
        optional
        placeholder={dogFieldTexts.chipPlaceholder}
        value={draft.chip}
        onChange={(typed) => change({ chip: typed })}
        error={errorOf('chip')}
      />
      <TextArea
        label={texts.words}
        optional
        placeholder={texts.wordsPlaceholder}
        most={longestWords}
        value={draft.words}
        onChange={(words) => change({ words })}
        error={errorOf('words')}
      />
    </Page>
  );
};

const Sight = (session: DeskSession) => {
  const chip = useRouter().params.chip ?? '';
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<SightingView>();
  return done === undefined ? (
    <View>
      <Form key={round} {...session} chip={round === 0 ? chip : ''} onDone={setDone} />
    </View>
  ) : (
    <Done
      sighting={done}
      onAnother={() => {
        setDone(undefined);
        setRound(round + 1);
      }}
    />
  );
};

const SightPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Sight key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default SightPage;
