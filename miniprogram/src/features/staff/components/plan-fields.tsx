import { mostPlanSteps } from '@huzhou/shared/complaints/key-case';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { planTexts } from '../../../i18n/staff-key-cases.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { dayWords, isDay, todayAt } from '../china-days.ts';
import { type DraftStep, moved, withNewStep, withoutStep, withStep } from '../plan-steps.ts';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';
import './plan-fields.scss';

interface StepProps {
  readonly steps: readonly DraftStep[];
  readonly index: number;
  readonly given: SheetFieldsProps['given'];
}

const Tool = (props: { icon: IconName; turned?: boolean; label: string; disabled: boolean; onPress: () => void }) => (
  <Pressable className="plan__tool" label={props.label} disabled={props.disabled} onPress={props.onPress}>
    <View className={props.turned ? 'plan__turned' : ''}>
      <Icon name={props.icon} size="small" />
    </View>
  </Pressable>
);

const Step = ({ steps, index, given }: StepProps) => {
  const { title, dueOn } = steps[index] ?? { title: '', dueOn: '' };
  const set = (planSteps: DraftStep[]): void => given.change({ planSteps });
  const number = index + 1;
  return (
    <View className="plan__step">
      <View className="plan__head">
        <Text className="plan__number figures">{number}</Text>
        <View className="plan__tools">
          <Tool
            icon="chevron-down"
            turned
            label={planTexts.up(number)}
            disabled={index === 0}
            onPress={() => set(moved(steps, index, -1))}
          />
          <Tool
            icon="chevron-down"
            label={planTexts.down(number)}
            disabled={index === steps.length - 1}
            onPress={() => set(moved(steps, index, 1))}
          />
          <Tool
            icon="close"
            label={planTexts.remove(number)}
            disabled={steps.length === 1}
            onPress={() => set(withoutStep(steps, index))}
          />
        </View>
      </View>
      <TextField
        label={planTexts.title(number)}
        placeholder={planTexts.titlePlaceholder}
        value={title}
        onChange={(next) => set(withStep(steps, index, { title: next }))}
        error={errorFor(given, `steps.${index}.title`)}
      />
      <DateField
        label={planTexts.dueOn(number)}
        value={dueOn}
        from={todayAt(serverNow())}
        onChange={(next) => set(withStep(steps, index, { dueOn: next }))}
        hint={isDay(dueOn) ? dayWords(dueOn, todayAt(serverNow())) : undefined}
        error={errorFor(given, `steps.${index}.dueOn`)}
      />
    </View>
  );
};

/** The steps of a plan, each with its day: added, put in order, taken away. */
export const PlanFields = ({ detail, given }: SheetFieldsProps) => {
  const steps = given.draft.planSteps ?? [];
  const hasFinished = detail.key?.plan?.steps.some(({ finishedAt }) => finishedAt !== undefined) ?? false;
  const isFull = steps.length >= mostPlanSteps;
  const error = given.errors.find(({ field }) => field === 'steps')?.message;
  return (
    <Field
      label={planTexts.steps}
      error={error}
      hint={isFull ? planTexts.full(mostPlanSteps) : hasFinished ? planTexts.again : undefined}
    >
      {() => (
        <View>
          {steps.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has nothing but its place.
            <Step key={index} steps={steps} index={index} given={given} />
          ))}
          {!isFull && (
            <Button
              wide
              icon="plus"
              label={planTexts.add}
              onPress={() => given.change({ planSteps: withNewStep(steps) })}
            />
          )}
        </View>
      )}
    </Field>
  );
};
