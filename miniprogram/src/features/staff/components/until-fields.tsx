import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { fieldTexts } from '../../../i18n/staff-fields.ts';
import { momentWords } from '../../../i18n/time.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { dayOf, plusDays, todayAt, untilEndOf } from '../china-days.ts';
import { extensionChoices, resolutionDueAt } from '../draft-choices.ts';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';

const words = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

/** By how much the deadline moves, and what it would then be. */
export const ExtensionFields = ({ detail, given }: SheetFieldsProps) => {
  const dueAt = resolutionDueAt(detail);
  const { until } = given.draft;
  const choices = extensionChoices(detail);
  const chosen = choices.find((choice) => choice.until === until);
  return (
    <View>
      <Field
        label={fieldTexts.extension}
        hint={chosen === undefined ? undefined : fieldTexts.newDue(words(chosen.until))}
        error={errorFor(given, 'until')}
      >
        {() => (
          <ChoiceList
            label={fieldTexts.extension}
            look="chips"
            choices={choices.map((choice) => ({ value: choice.until, label: fieldTexts.hoursMore(choice.hours) }))}
            chosen={chosen?.until}
            onChoose={(next) => given.change({ until: next })}
          />
        )}
      </Field>
      {dueAt !== undefined && <Text className="note command-sheet__fact">{fieldTexts.nowDue(words(dueAt))}</Text>}
    </View>
  );
};

const suspensionDays = [7, 15, 30, 60, 90] as const;

/** The day with which the suspension ends: one of the usual ones, or another. */
export const SuspensionFields = ({ detail, given }: SheetFieldsProps) => {
  const today = todayAt(serverNow());
  const latest = detail.longest?.suspension;
  const { until } = given.draft;
  if (latest === undefined) return null;
  const day = until === undefined ? '' : dayOf(until);
  const lastDay = dayOf(latest);
  const choose = (next: string): void =>
    given.change({ until: next === '' || next < today || next > lastDay ? undefined : untilEndOf(next, latest) });
  return (
    <View>
      <Field label={fieldTexts.suspension} error={errorFor(given, 'until')}>
        {() => (
          <ChoiceList
            label={fieldTexts.suspension}
            look="chips"
            choices={suspensionDays
              .map((days) => ({ value: plusDays(today, days), label: fieldTexts.days(days) }))
              .filter(({ value }) => value <= lastDay)}
            chosen={day}
            onChoose={choose}
          />
        )}
      </Field>
      <DateField
        label={fieldTexts.otherDay}
        value={day}
        from={today}
        to={lastDay}
        onChange={choose}
        hint={until === undefined ? fieldTexts.atMost(words(latest)) : fieldTexts.until(words(until))}
      />
    </View>
  );
};
