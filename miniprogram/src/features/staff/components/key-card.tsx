import { type KeyCase, keyReasonNames, type PlanStep } from '@huzhou/shared/complaints/key-case';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { keyCardTexts, planTexts } from '../../../i18n/staff-key-cases.ts';
import { momentWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { type StepState, stepState, stepsDone } from '../case-sections.ts';
import { daysBetween, dayWords, todayAt } from '../china-days.ts';
import './key-card.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

const shapes: Readonly<Record<StepState, IconName>> = {
  done: 'check',
  overdue: 'alert',
  today: 'clock',
  open: 'minus',
};

const stepNote = ({ dueOn, finishedAt }: PlanStep, state: StepState, today: string): string => {
  if (finishedAt !== undefined) return planTexts.done(moment(finishedAt));
  const due = planTexts.due(dayWords(dueOn, today));
  if (state === 'overdue') return `${due} · ${planTexts.overdue(daysBetween(dueOn, today))}`;
  return state === 'today' ? `${due} · ${planTexts.today}` : due;
};

/** A plan as a checklist: what is done, what is due, what is late, each told by a word and a shape. */
export const PlanSteps = ({ steps }: { readonly steps: readonly PlanStep[] }) => {
  const today = todayAt(serverNow());
  return (
    <View className="key-card__steps" {...aria({ role: 'list' })}>
      {steps.map((step, index) => {
        const state = stepState(step, today);
        return (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has nothing but its place.
            key={index}
            className={`key-card__step key-card__step--${state}`}
            {...aria({ role: 'listitem' })}
          >
            <Icon name={shapes[state]} size="small" />
            <View className="key-card__words">
              <Text>{step.title}</Text>
              <Text className="note figures key-card__due">{stepNote(step, state, today)}</Text>
            </View>
          </View>
        );
      })}
    </View>
  );
};

const Plan = ({ plan, isSettled }: { readonly plan: NonNullable<KeyCase['plan']>; readonly isSettled: boolean }) => {
  const done = stepsDone(plan.steps);
  return (
    <View className="key-card__plan">
      <View className="key-card__head">
        <Text className="key-card__label">{keyCardTexts.plan}</Text>
        <Text className="note figures">{planTexts.progress(done, plan.steps.length)}</Text>
      </View>
      <Text className="key-card__summary">{plan.summary}</Text>
      <PlanSteps steps={plan.steps} />
      {done === plan.steps.length && !isSettled && <Text className="note">{keyCardTexts.waiting}</Text>}
    </View>
  );
};

/** Why it is a key case, who leads it, and what the plan is. */
export const KeyCard = ({ keyCase }: { readonly keyCase: KeyCase }) => {
  const { reason, since, leader, plan, struckOffAt } = keyCase;
  return (
    <Card>
      <View className="key-card__head">
        <Text className="title">{keyCardTexts.title}</Text>
        {struckOffAt !== undefined && <StateTag text={keyCardTexts.struckOff(moment(struckOffAt))} settled />}
      </View>
      <Text className="note figures">{keyCardTexts.since(keyReasonNames[reason], moment(since))}</Text>
      <Text>{`${keyCardTexts.leader}：${leader?.name ?? keyCardTexts.noLeader}`}</Text>
      {plan === undefined ? (
        <Text className="note">{keyCardTexts.noPlan}</Text>
      ) : (
        <Plan plan={plan} isSettled={struckOffAt !== undefined} />
      )}
    </Card>
  );
};
