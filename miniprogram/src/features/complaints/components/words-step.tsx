import { categoryName } from '@huzhou/shared/complaints/category';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { filingTexts } from '../../../i18n/filing.ts';
import { Card } from '../../../ui/card.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { fullAreaName, knownArea } from '../../../ui/place-choice.ts';
import { Switch } from '../../../ui/switch.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { type FilingDraft, mayBeAnonymous, messageFor, phoneMessage, wordsMessage } from '../filing-draft.ts';
import type { Filing } from '../use-filing.ts';
import { FieldAnchor } from './field-anchor.tsx';
import { NearbyCases } from './nearby-cases.tsx';
import './words-step.scss';

const placeWords = (draft: FilingDraft): string => {
  const known = knownArea(draft);
  return known === undefined ? draft.address : `${draft.address}（${fullAreaName(known.code)}）`;
};

const Summary = ({ draft, uploads, goTo }: Filing) => (
  <Card>
    <Text className="title">{filingTexts.summary.title}</Text>
    <LinkRow
      icon="image"
      label={draft.categoryCode === undefined ? '' : categoryName(draft.categoryCode)}
      note={filingTexts.summary.photos(uploads.photos.length)}
      onPress={() => goTo(0)}
    />
    <LinkRow icon="pin" label={placeWords(draft)} onPress={() => goTo(1)} />
  </Card>
);

const PhoneField = ({ draft, errors, change }: Filing) => {
  const [left, setLeft] = useState(draft.phone !== '');
  return (
    <FieldAnchor field="phone">
      <TextField
        label={filingTexts.phone.label}
        optional
        kind="tel"
        placeholder={filingTexts.phone.placeholder}
        hint={filingTexts.phone.hint}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        onBlur={() => setLeft(true)}
        error={(left ? phoneMessage(draft.phone) : undefined) ?? messageFor(errors, 'phone')}
      />
    </FieldAnchor>
  );
};

/** Third screen: words where the pictures do not say enough, how to be reached, and what will be sent. */
export const WordsStep = (filing: Filing) => {
  const { draft, errors, change } = filing;
  const mayHide = mayBeAnonymous(draft.categoryCode);
  return (
    <View>
      <NearbyCases draft={draft} onFollowed={filing.startOver} />
      <FieldAnchor field="words">
        <TextArea
          label={filingTexts.words.label}
          optional
          placeholder={filingTexts.words.placeholder}
          most={longestWords}
          value={draft.words}
          onChange={(words) => change({ words })}
          error={wordsMessage(draft.words) ?? messageFor(errors, 'words')}
        />
      </FieldAnchor>
      <FieldAnchor field="anonymous" className="words__anonymous">
        {mayHide ? (
          <Switch
            label={filingTexts.anonymous.label}
            note={messageFor(errors, 'anonymous') ?? filingTexts.anonymous.note}
            on={draft.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
        ) : (
          <Text className="note">{filingTexts.anonymous.notPossible}</Text>
        )}
      </FieldAnchor>
      {!(mayHide && draft.anonymous) && <PhoneField {...filing} />}
      <Summary {...filing} />
    </View>
  );
};
