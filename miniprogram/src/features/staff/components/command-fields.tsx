import { longestWords } from '@huzhou/shared/kernel/words';
import { View } from '@tarojs/components';
import type { ComponentType } from 'react';
import { commandTexts } from '../../../i18n/staff-commands.ts';
import { TextArea } from '../../../ui/text-field.tsx';
import { photosOf, wordsAreOptional } from '../command-routes.ts';
import type { StaffCommand } from '../next-step.ts';
import {
  AnswerFields,
  DeclineFields,
  FinishStepFields,
  RateFields,
  SuperviseFields,
  TransferFields,
} from './choice-fields.tsx';
import { PhotosBefore, PhotosField, PhotosOfGone, PhotosToCheck } from './photo-fields.tsx';
import { PlanFields } from './plan-fields.tsx';
import { ReplyTemplates } from './reply-templates.tsx';
import { RequestFacts } from './request-facts.tsx';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';
import { SplitFields } from './split-fields.tsx';
import { ExtensionFields, SuspensionFields } from './until-fields.tsx';

type Fields = ComponentType<SheetFieldsProps>;

const RequestAbove = ({ detail }: SheetFieldsProps) => (
  <View className="command-sheet__before">
    <RequestFacts detail={detail} />
  </View>
);

/** What is looked at or chosen before words are found for it. */
const above: Readonly<Partial<Record<StaffCommand, Fields>>> = {
  resolve: PhotosBefore,
  approve: PhotosToCheck,
  rework: PhotosToCheck,
  'confirm-gone': PhotosOfGone,
  decline: DeclineFields,
  transfer: TransferFields,
  'request-extension': ExtensionFields,
  'request-suspension': SuspensionFields,
  extend: RequestAbove,
  suspend: RequestAbove,
  'refuse-request': RequestAbove,
  supervise: SuperviseFields,
  'answer-supervision': AnswerFields,
  'finish-step': FinishStepFields,
  rate: RateFields,
};

/** What follows from the words: who does which part of it, in which steps. */
const below: Readonly<Partial<Record<StaffCommand, Fields>>> = { split: SplitFields, 'set-plan': PlanFields };

const WordsField = ({ command, given, staff }: SheetFieldsProps) => {
  const texts = commandTexts[command];
  const change = (words: string): void => given.change({ words });
  return (
    <View>
      <TextArea
        label={texts.words}
        placeholder={texts.placeholder}
        hint={texts.readers}
        optional={wordsAreOptional.has(command)}
        most={longestWords}
        value={given.draft.words}
        onChange={change}
        error={errorFor(given, 'words') ?? errorFor(given, 'summary')}
      />
      <ReplyTemplates command={command} staff={staff} words={given.draft.words} onChange={change} />
    </View>
  );
};

/** What a command must be given: choices, words with who will read them, photos where it wants them. */
export const CommandFields = (props: SheetFieldsProps) => {
  const { command } = props;
  const Above = above[command];
  const Below = below[command];
  const photos = photosOf[command];
  return (
    <View>
      {Above !== undefined && <Above {...props} />}
      {photos === 'required' && <PhotosField {...props} />}
      <WordsField {...props} />
      {photos === 'optional' && <PhotosField {...props} />}
      {Below !== undefined && <Below {...props} />}
    </View>
  );
};
