import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { contactTexts } from '../../../i18n/staff.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { plainPhrases } from '../phrases.ts';
import { type Contact, useContact } from '../use-contact.ts';
import { PhraseChips } from './phrase-chips.tsx';
import './contact-card.scss';

const Shown = ({ phone, hide }: { readonly phone: string; readonly hide: () => void }) => (
  <View className="contact">
    <Text className="hero" selectable>
      {phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')}
    </Text>
    <Text className="note">{contactTexts.shown}</Text>
    <View className="contact__actions">
      <Button label={contactTexts.hide} onPress={hide} />
      <Button
        icon="phone"
        label={contactTexts.call}
        onPress={() => {
          // Whoever thinks better of it in the system's dialog has refused nothing of ours.
          Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
        }}
      />
    </View>
  </View>
);

interface PurposeSheetProps {
  readonly contact: Contact;
  readonly onClose: () => void;
}

const PurposeSheet = ({ contact, onClose }: PurposeSheetProps) => {
  const [purpose, setPurpose] = useState('');
  const change = (words: string): void => {
    setPurpose(words);
    contact.forgive();
  };
  return (
    <Sheet
      open
      title={contactTexts.sheet}
      onClose={onClose}
      actions={
        <View className="contact__confirm">
          {contact.trouble !== undefined && <Notice icon="alert" text={contact.trouble} />}
          <Button
            wide
            kind="primary"
            label={contactTexts.confirm}
            busyLabel={contact.busy ? contactTexts.busy : undefined}
            onPress={() => contact.reveal(purpose)}
          />
        </View>
      }
    >
      <Notice icon="shield" text={contactTexts.warning} />
      <TextArea
        label={contactTexts.purpose}
        placeholder={contactTexts.placeholder}
        most={longestWords}
        value={purpose}
        onChange={change}
        error={contact.errors[0]?.message}
      />
      <PhraseChips phrases={plainPhrases(contactTexts.purposes)} words={purpose} onChange={change} />
    </Sheet>
  );
};

/** Who reported it, as far as the one who works on it may know. */
export const ContactCard = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { complaintId, reporter, mayRevealContact } = detail;
  const contact = useContact(complaintId);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (contact.phone !== undefined) setAsking(false);
  }, [contact.phone]);
  if (reporter === undefined) return null;
  const who = reporter.anonymous ? contactTexts.anonymous : (reporter.maskedPhone ?? contactTexts.noPhone);
  return (
    <Card>
      <Text className="title">{contactTexts.title}</Text>
      {contact.phone === undefined ? (
        <View className="contact__masked">
          <Text className="figures">{who}</Text>
          {mayRevealContact && <Button icon="phone" label={contactTexts.look} onPress={() => setAsking(true)} />}
        </View>
      ) : (
        <Shown phone={contact.phone} hide={contact.hide} />
      )}
      {asking && (
        <PurposeSheet
          contact={contact}
          onClose={() => {
            setAsking(false);
            contact.forgive();
          }}
        />
      )}
    </Card>
  );
};
