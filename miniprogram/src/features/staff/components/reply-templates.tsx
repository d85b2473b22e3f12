import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { replyTexts } from '../../../i18n/staff-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { StaffCommand } from '../next-step.ts';
import { type ReplyTemplates as Replies, useReplyTemplates } from '../use-reply-templates.ts';
import { PhraseChips } from './phrase-chips.tsx';
import './reply-templates.scss';

export interface ReplyTemplatesProps {
  readonly command: StaffCommand;
  readonly staff: StaffSide;
  readonly words: string;
  readonly onChange: (words: string) => void;
}

const SaveForm = ({ replies, words, onClose }: { replies: Replies; words: string; onClose: () => void }) => {
  const [title, setTitle] = useState('');
  const save = async (): Promise<void> => {
    if (!(await replies.save(title, words))) return;
    showToast(replyTexts.saved);
    onClose();
  };
  return (
    <View className="replies__form">
      <TextField
        label={replyTexts.title}
        placeholder={replyTexts.titlePlaceholder}
        hint={replyTexts.titleHint}
        value={title}
        onChange={(next) => {
          setTitle(next);
          replies.forgive();
        }}
        error={replies.errors[0]?.message ?? replies.trouble}
      />
      <View className="replies__actions">
        <Button label={replyTexts.cancel} onPress={onClose} />
        <Button
          label={replyTexts.confirm}
          busyLabel={replies.busy === 'saving' ? replyTexts.saving : undefined}
          onPress={() => void save()}
        />
      </View>
    </View>
  );
};

const Manage = ({ replies }: { readonly replies: Replies }) => (
  <View className="replies__form">
    {replies.trouble !== undefined && <Notice icon="alert" text={replies.trouble} />}
    {replies.templates.map(({ templateId, title, words, ownerName, mayRemove }) => (
      <View key={templateId} className="replies__row">
        <View className="replies__words">
          <Text className="replies__title">{title}</Text>
          <Text className="note">{`${ownerName} · ${words}`}</Text>
        </View>
        {mayRemove && (
          <Button
            kind="quiet"
            label={replyTexts.removeWord}
            busyLabel={
              typeof replies.busy === 'object' && replies.busy.removing === templateId ? replyTexts.removing : undefined
            }
            onPress={() =>
              void replies.remove(templateId).then((removed) => {
                if (removed) showToast(replyTexts.removed);
              })
            }
          />
        )}
      </View>
    ))}
  </View>
);

/** What is often said with this command, a tap away; what was typed may be kept for the others. */
export const ReplyTemplates = ({ command, staff, words, onChange }: ReplyTemplatesProps) => {
  const replies = useReplyTemplates(command, staff);
  const [open, setOpen] = useState<'save' | 'manage'>();
  const isNew = replies.phrases.every((phrase) => phrase.words !== words.trim());
  const maySave = replies.maySave && words.trim().length >= 2 && isNew;
  const mayManage = replies.templates.some(({ mayRemove }) => mayRemove);
  const show = (next: 'save' | 'manage' | undefined): void => {
    replies.forgive();
    setOpen(next);
  };
  return (
    <View>
      <PhraseChips phrases={replies.phrases} words={words} onChange={onChange} />
      {open === 'save' && <SaveForm replies={replies} words={words} onClose={() => show(undefined)} />}
      {open === 'manage' && mayManage && <Manage replies={replies} />}
      {open !== 'save' && (maySave || mayManage) && (
        <View className="replies__tools">
          {maySave && <Button kind="quiet" icon="plus" label={replyTexts.save} onPress={() => show('save')} />}
          {mayManage && (
            <Button
              kind="quiet"
              label={open === 'manage' ? replyTexts.done : replyTexts.manage}
              onPress={() => show(open === 'manage' ? undefined : 'manage')}
            />
          )}
        </View>
      )}
    </View>
  );
};
