import type { Closure } from '@huzhou/shared/parking/closure';
import type { Spot } from '@huzhou/shared/parking/lot';
import { View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { calendarDate, datedSpanWords, dayOfCalendar, todayAt } from '../china-day.ts';
import { lastClosureDay } from '../closure-draft.ts';
import { errorFor } from '../lot-draft.ts';
import { spotIdsWords } from '../spot-range.ts';
import { type ClosureForm, useClosureForm } from '../use-closure-form.ts';
import { closureTexts as texts } from '../work-texts.ts';
import { TimeField } from './time-field.tsx';

const Moment = ({ which, form }: { readonly which: 'from' | 'to'; readonly form: ClosureForm }) => {
  const { values, errors, change } = form;
  const [day, time] = [`${which}Day`, `${which}Time`] as const;
  return (
    <View className="time-pair">
      <DateField
        label={texts[which].day}
        value={values[day] === '' ? '' : calendarDate(values[day])}
        from={calendarDate(todayAt(serverNow()))}
        to={calendarDate(lastClosureDay(serverNow()))}
        onChange={(date) => change({ [day]: dayOfCalendar(date) })}
        error={errorFor(errors, which)}
      />
      <TimeField
        label={texts[which].time}
        value={values[time]}
        {...(which === 'from' ? { to: '23:45' } : {})}
        onChange={(next) => change({ [time]: next })}
      />
    </View>
  );
};

const Fields = ({ form }: { readonly form: ClosureForm }) => {
  const { values, errors, change } = form;
  return (
    <View>
      <Moment which="from" form={form} />
      <Moment which="to" form={form} />
      <Field label={texts.scope}>
        {() => (
          <ChoiceList
            label={texts.scope}
            look="chips"
            choices={(['all', 'some'] as const).map((value) => ({ value, label: texts[value] }))}
            chosen={values.scope}
            onChoose={(scope) => change({ scope })}
          />
        )}
      </Field>
      {values.scope === 'some' && (
        <TextField
          label={texts.spots}
          placeholder={texts.spotsPlaceholder}
          value={values.spots}
          onChange={(spots) => change({ spots })}
          error={errorFor(errors, 'spotIds')}
        />
      )}
      <TextField
        label={texts.reason}
        placeholder={texts.reasonPlaceholder}
        hint={texts.reasonHint}
        value={values.reason}
        onChange={(reason) => change({ reason })}
        error={errorFor(errors, 'reason')}
      />
    </View>
  );
};

export interface ClosureSheetProps {
  readonly lotId: string;
  readonly spots: readonly Spot[];
  readonly onClose: () => void;
  readonly onDone: (closure: Closure) => void;
}

/** Closes a lot or some of its spots for a time, after saying what that means for whoever has booked. */
export const ClosureSheet = ({ lotId, spots, onClose, onDone }: ClosureSheetProps) => {
  const form = useClosureForm(lotId, spots, onDone);
  const { asked, busy, trouble } = form;
  if (asked !== undefined) {
    const { spotIds } = asked;
    const scope = texts.scopeWords(spotIds === undefined ? undefined : spotIdsWords(spotIds), spotIds?.length ?? 0);
    return (
      <Dialog
        open
        title={texts.sure.title}
        text={texts.sure.text(datedSpanWords(asked.from, asked.to), scope)}
        confirmLabel={texts.sure.confirm}
        onConfirm={form.confirm}
        onCancel={form.takeBack}
      />
    );
  }
  return (
    <Sheet
      open
      title={texts.add}
      onClose={onClose}
      actions={
        <Button
          wide
          kind="primary"
          label={texts.submit}
          busyLabel={busy ? texts.submitting : undefined}
          onPress={form.ask}
        />
      }
    >
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <Fields form={form} />
    </Sheet>
  );
};
