// Opened from the workbench by a dispatcher: what somebody says on the telephone becomes a case like any other.
import { categories, categoryClasses, categoryName } from '@huzhou/shared/complaints/category';
import { mostPhotos } from '@huzhou/shared/complaints/submission';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { scrollToTop } from '../../../device/scroll.ts';
import { onBehalfTexts as texts } from '../../../i18n/staff-hotline.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CategoryPicker } from '../../../ui/category-picker.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { knownArea } from '../../../ui/place-choice.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { OnBehalfNear } from '../components/on-behalf-near.tsx';
import { OnBehalfPlace } from '../components/on-behalf-place.tsx';
import { errorFor } from '../components/sheet-fields.ts';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { openCase } from '../open-case.ts';
import { type OnBehalf, useOnBehalf } from '../use-on-behalf.ts';
import './on-behalf.scss';

const KindField = ({ draft, errors, change }: OnBehalf) => {
  const [open, setOpen] = useState(false);
  const { categoryCode } = draft;
  return (
    <View>
      <Field label={texts.kind} error={errorFor({ errors }, 'categoryCode')}>
        {() => (
          <LinkRow
            icon="search"
            label={categoryCode === undefined ? texts.chooseKind : categoryName(categoryCode)}
            onPress={() => setOpen(true)}
          />
        )}
      </Field>
      <Sheet open={open} title={texts.kindSheet} onClose={() => setOpen(false)}>
        <CategoryPicker
          classes={categoryClasses}
          options={categories}
          chosen={categoryCode}
          onChoose={(code) => {
            setOpen(false);
            change({ categoryCode: code });
          }}
        />
      </Sheet>
    </View>
  );
};

const Near = ({ draft }: OnBehalf) => {
  const area = knownArea(draft)?.code;
  return draft.categoryCode === undefined || area === undefined ? null : (
    <OnBehalfNear categoryCode={draft.categoryCode} areaCode={area} />
  );
};

/** A draft of an earlier call lies on the page: says so, and lets one begin anew. */
const RestoredNotice = ({ startOver }: Pick<OnBehalf, 'startOver'>) => {
  const [asking, setAsking] = useState(false);
  const { text, action, sure, warning, confirm } = texts.restored;
  return (
    <>
      <Notice icon="edit" text={text} action={{ label: action, onPress: () => setAsking(true) }} />
      <Dialog
        open={asking}
        title={sure}
        text={warning}
        confirmLabel={confirm}
        onConfirm={startOver}
        onCancel={() => setAsking(false)}
      />
    </>
  );
};

/** In the order in which it is said on the telephone. */
const Form = (form: OnBehalf) => {
  const { draft, errors, uploads, change, restored, startOver } = form;
  return (
    <View className="on-behalf">
      {restored && <RestoredNotice startOver={startOver} />}
      <Text className="lead">{texts.intro}</Text>
      <TextArea
        label={texts.words}
        placeholder={texts.wordsPlaceholder}
        most={longestWords}
        value={draft.words}
        onChange={(words) => change({ words })}
        error={errorFor({ errors }, 'words')}
      />
      <KindField {...form} />
      <OnBehalfPlace {...form} />
      <Near {...form} />
      <TextField
        label={texts.phone}
        optional
        kind="tel"
        placeholder={texts.phonePlaceholder}
        hint={texts.phoneHint}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        error={errorFor({ errors }, 'phone')}
      />
      <PhotoPicker
        label={texts.photos}
        hint={texts.photosHint}
        photos={uploads.photos}
        most={mostPhotos}
        onAdd={uploads.add}
        onRemove={uploads.remove}
        onRetry={uploads.retry}
        error={errorFor({ errors }, 'photoIds')}
      />
    </View>
  );
};

const Filed = ({ complaintId }: { readonly complaintId: string }) => (
  <Card>
    <Text className="title">{texts.filed.title}</Text>
    <Text>{texts.filed.text}</Text>
    <Text className="hero on-behalf__number" selectable>
      {complaintId}
    </Text>
    <Button label={texts.filed.copy} onPress={() => void copyWords(complaintId)} />
  </Card>
);

const OnBehalfOf = ({ staff }: StaffSession) => {
  const [filed, setFiled] = useState<string>();
  const form = useOnBehalf(staff.staffId, (complaintId) => {
    setFiled(complaintId);
    scrollToTop();
  });
  if (filed !== undefined)
    return (
      <Page
        title={texts.title}
        action={
          <>
            <Button label={texts.filed.another} onPress={() => setFiled(undefined)} />
            <Button kind="primary" label={texts.filed.see} onPress={() => openCase(filed)} />
          </>
        }
      >
        <Filed complaintId={filed} />
      </Page>
    );
  return (
    <Page
      title={texts.title}
      action={
        <View className="on-behalf__action">
          {form.trouble !== undefined && <Notice icon="alert" text={form.trouble} />}
          <Button wide kind="primary" icon="send" label={texts.submit} busyLabel={form.busy} onPress={form.submit} />
        </View>
      }
    >
      <Form {...form} />
    </Page>
  );
};

const OnBehalfPage = () => (
  <StaffOnly frame={texts.title}>{(session) => <OnBehalfOf key={session.personId} {...session} />}</StaffOnly>
);

// Taro takes a page from the default export.
export default OnBehalfPage;
