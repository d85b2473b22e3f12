import { policies } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { longestWords } from '@huzhou/shared/kernel/words';
import { useState } from 'react';
import { caseTexts } from '../../../i18n/cases.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Rating } from '../../../ui/rating.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { messageFor, wordsMessage } from '../filing-draft.ts';
import { useCommand } from '../use-command.ts';

export interface CommandSheetProps {
  readonly complaintId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The command went through: the case as it is now. */
  readonly onDone: (detail: ComplaintDetail) => void;
}

interface SheetTexts {
  readonly confirm: string;
  readonly busy: string;
  readonly done: string;
}

const useSheet = (
  command: Parameters<typeof useCommand>[0],
  { complaintId, onClose, onDone }: CommandSheetProps,
  texts: SheetTexts,
) => {
  const used = useCommand(command, complaintId);
  const close = (): void => {
    used.forgive();
    onClose();
  };
  const give = async (body: unknown): Promise<void> => {
    const detail = await used.give(body);
    if (detail === undefined) return;
    close();
    showToast(texts.done);
    onDone(detail);
  };
  const busyLabel = used.busy ? texts.busy : undefined;
  const actions = (body: () => unknown) => (
    <>
      <Button label={commonTexts.cancel} onPress={close} />
      <Button kind="primary" label={texts.confirm} busyLabel={busyLabel} onPress={() => void give(body())} />
    </>
  );
  return { ...used, busyLabel, close, give, actions };
};

const bodyWords = (words: string): { readonly words?: string } => (words.trim() === '' ? {} : { words });

/** Gives the complaint up, which cannot be taken back. */
export const WithdrawDialog = (props: CommandSheetProps) => {
  const texts = caseTexts.withdraw;
  const { give, busyLabel, close, trouble } = useSheet('withdraw', props, texts);
  return (
    <Dialog
      open={props.open}
      title={texts.title}
      text={trouble ?? texts.text}
      confirmLabel={texts.confirm}
      busyLabel={busyLabel}
      onConfirm={() => void give({})}
      onCancel={close}
    />
  );
};

/** Says how well it was done: one to five, with or without words. */
export const RateSheet = (props: CommandSheetProps) => {
  const texts = caseTexts.rate;
  const [score, setScore] = useState<number>();
  const [words, setWords] = useState('');
  const unsatisfied = score !== undefined && score <= policies['303024'].unsatisfiedUpTo;
  const said = unsatisfied ? { confirm: texts.unsatisfiedConfirm, done: texts.unsatisfiedDone } : {};
  const { errors, actions, close, trouble } = useSheet('rate', props, { ...texts, ...said });
  return (
    <Sheet
      open={props.open}
      title={texts.title}
      onClose={close}
      actions={actions(() => ({ score, ...bodyWords(words) }))}
    >
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <Field label={texts.score} error={score === undefined ? messageFor(errors, 'score') : undefined}>
        {() => <Rating score={score} onChange={setScore} />}
      </Field>
      <TextArea
        label={unsatisfied ? texts.unsatisfiedWords : texts.words}
        optional={!unsatisfied}
        hint={unsatisfied ? texts.unsatisfied : undefined}
        placeholder={unsatisfied ? caseTexts.reopen.placeholder : texts.placeholder}
        most={longestWords}
        value={words}
        onChange={setWords}
        error={wordsMessage(words) ?? messageFor(errors, 'words')}
      />
    </Sheet>
  );
};

/** The trouble is still there, or should not have been turned away: asks for new work, with new clocks. */
export const ReopenSheet = (props: CommandSheetProps & { readonly wasDone: boolean }) => {
  const texts = props.wasDone ? caseTexts.reopen : { ...caseTexts.reopen, ...caseTexts.disagree };
  const [words, setWords] = useState('');
  const { errors, actions, close, trouble } = useSheet('reopen', props, texts);
  return (
    <Sheet open={props.open} title={texts.title} onClose={close} actions={actions(() => ({ words }))}>
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <TextArea
        label={texts.words}
        hint={texts.text}
        placeholder={texts.placeholder}
        most={longestWords}
        value={words}
        onChange={setWords}
        error={wordsMessage(words) ?? messageFor(errors, 'words')}
      />
    </Sheet>
  );
};
