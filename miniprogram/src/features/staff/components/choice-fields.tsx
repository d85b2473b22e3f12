import {
  declineReasonCodes,
  declineReasons,
  outsideBodies,
  supervisionHours,
} from '@huzhou/shared/complaints/casework';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { fieldTexts } from '../../../i18n/staff-fields.ts';
import { planTexts } from '../../../i18n/staff-key-cases.ts';
import { momentWords } from '../../../i18n/time.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Rating } from '../../../ui/rating.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { dayWords, todayAt } from '../china-days.ts';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';

export const DeclineFields = ({ given }: SheetFieldsProps) => (
  <Field label={fieldTexts.reason} error={errorFor(given, 'reasonCode')}>
    {() => (
      <ChoiceList
        label={fieldTexts.reason}
        choices={declineReasonCodes.map((code) => ({ value: code, label: declineReasons[code] }))}
        chosen={declineReasonCodes.find((code) => code === given.draft.reasonCode)}
        onChoose={(reasonCode) => given.change({ reasonCode })}
      />
    )}
  </Field>
);

const another = 'another';

/** One of the bodies to which cases often go, or another one by its name. */
export const TransferFields = ({ given }: SheetFieldsProps) => {
  const { body } = given.draft;
  const listed = outsideBodies.find((name) => name === body);
  const isOwn = body !== undefined && listed === undefined;
  const error = errorFor(given, 'body');
  return (
    <View>
      <Field label={fieldTexts.body} error={isOwn ? undefined : error}>
        {() => (
          <ChoiceList
            label={fieldTexts.body}
            choices={[
              ...outsideBodies.map((name) => ({ value: name, label: name })),
              { value: another, label: fieldTexts.otherBody },
            ]}
            chosen={isOwn ? another : listed}
            onChoose={(name) => given.change({ body: name === another ? '' : name })}
          />
        )}
      </Field>
      {isOwn && (
        <TextField
          label={fieldTexts.ownBody}
          placeholder={fieldTexts.ownBodyPlaceholder}
          value={body}
          onChange={(name) => given.change({ body: name })}
          error={error}
        />
      )}
    </View>
  );
};

export const SuperviseFields = ({ given }: SheetFieldsProps) => (
  <Field label={fieldTexts.hours} error={errorFor(given, 'withinHours')}>
    {() => (
      <ChoiceList
        label={fieldTexts.hours}
        look="chips"
        choices={supervisionHours.map((hours) => ({ value: String(hours), label: fieldTexts.hoursWithin(hours) }))}
        chosen={given.draft.withinHours === undefined ? undefined : String(given.draft.withinHours)}
        onChoose={(hours) => given.change({ withinHours: Number(hours) })}
      />
    )}
  </Field>
);

/** Which supervision is answered: its words stand there to be answered. */
export const AnswerFields = ({ detail, given }: SheetFieldsProps) => {
  const waiting = (detail.supervisions ?? []).filter(({ answeredAt }) => answeredAt === undefined);
  return (
    <Field label={fieldTexts.answering} error={errorFor(given, 'supervisionId')}>
      {() => (
        <ChoiceList
          label={fieldTexts.answering}
          choices={waiting.map(({ supervisionId, words, name, answerBy }) => ({
            value: String(supervisionId),
            label: words,
            note: fieldTexts.answerBy(name, momentWords(epochMilliseconds(answerBy), serverNow())),
          }))}
          chosen={given.draft.supervisionId === undefined ? undefined : String(given.draft.supervisionId)}
          onChoose={(id) => given.change({ supervisionId: Number(id) })}
        />
      )}
    </Field>
  );
};

export const FinishStepFields = ({ detail, given }: SheetFieldsProps) => {
  const today = todayAt(serverNow());
  const steps = (detail.key?.plan?.steps ?? []).flatMap((step, index) =>
    step.finishedAt === undefined ? [{ ...step, index }] : [],
  );
  return (
    <Field label={planTexts.step} error={errorFor(given, 'step')}>
      {() => (
        <ChoiceList
          label={planTexts.step}
          choices={steps.map(({ index, title, dueOn }) => ({
            value: String(index),
            label: title,
            note: planTexts.due(dayWords(dueOn, today)),
          }))}
          chosen={given.draft.step === undefined ? undefined : String(given.draft.step)}
          onChoose={(step) => given.change({ step: Number(step) })}
        />
      )}
    </Field>
  );
};

export const RateFields = ({ given }: SheetFieldsProps) => (
  <Field label={fieldTexts.score} error={errorFor(given, 'score')}>
    {() => <Rating score={given.draft.score} onChange={(score) => given.change({ score })} />}
  </Field>
);
