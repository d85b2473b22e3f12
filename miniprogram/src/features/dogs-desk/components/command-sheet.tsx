import { refusalNames, refusalReasons } from '@huzhou/shared/dogs/dog';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import { longestWords } from '@huzhou/shared/kernel/words';
import * as z from 'zod/mini';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { reviewRoutes } from '../review-routes.ts';
import { commandTexts, type ReviewCommand, reviewTexts } from '../review-texts.ts';
import { useDeskForm } from '../use-desk-form.ts';
import { FormSheet } from './form-sheet.tsx';

const Values = z.object({ words: z.string(), reason: z.string() });

export interface CommandSheetProps {
  readonly dogId: string;
  readonly command: ReviewCommand;
  readonly staffId: string;
  readonly onClose: () => void;
  readonly onDone: (dog: DogDetail) => void;
}

/** A decision on a dog being written: its reason is kept while it is, and it is given once. */
export const CommandSheet = ({ dogId, command, staffId, onClose, onDone }: CommandSheetProps) => {
  const texts = commandTexts[command];
  const form = useDeskForm({
    name: `dogs-desk.${staffId}.${dogId}.${command}`,
    shape: Values,
    empty: () => ({ words: '', reason: '' }),
    // The bodies of all commands are the refusal's without its reason.
    route: reviewRoutes[command] as typeof reviewRoutes.refuse,
    callOf: ({ words, reason }) => {
      const said = words.trim();
      const body = {
        ...(command === 'refuse' && reason !== '' ? { reason } : {}),
        ...(said === '' && command === 'approve' ? {} : { words: said }),
      };
      return { path: { dogId }, body: body as { reason: (typeof refusalReasons)[number]; words: string } };
    },
    onDone,
  });
  const { values, errorOf, change } = form;
  return (
    <FormSheet title={texts.title} text={texts.text} submit={texts.submit} form={form} onClose={onClose}>
      {command === 'refuse' && (
        <Field label={reviewTexts.reasons} error={errorOf('reason')}>
          {() => (
            <ChoiceList
              label={reviewTexts.reasons}
              choices={refusalReasons.map((value) => ({ value: value as string, label: refusalNames[value] }))}
              chosen={values.reason}
              onChoose={(reason) => change({ reason })}
            />
          )}
        </Field>
      )}
      <TextArea
        label={texts.words}
        optional={command === 'approve'}
        placeholder={texts.placeholder}
        most={longestWords}
        value={values.words}
        onChange={(words) => change({ words })}
        error={errorOf('words')}
      />
    </FormSheet>
  );
};
