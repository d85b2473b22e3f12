import { categoryName } from '@huzhou/shared/complaints/category';
import type { PlanStep } from '@huzhou/shared/complaints/key-case';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import { areaName } from '@huzhou/shared/directory/areas';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { commandTexts } from '../../../i18n/staff-commands.ts';
import { planTexts } from '../../../i18n/staff-key-cases.ts';
import { leadingTexts } from '../../../i18n/staff-oversight.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { stepState } from '../case-sections.ts';
import { daysBetween, dayWords, todayAt } from '../china-days.ts';
import { leadingGroupOf } from '../leading-order.ts';
import { planWords } from '../ledger-words.ts';
import type { StaffCommand } from '../next-step.ts';
import { openCase } from '../open-case.ts';
import { markWords } from '../staff-story.ts';
import type { Led } from '../use-leading.ts';
import './request-row.scss';

/** 「下一步：约谈业主，11月25日 周三 前 · 已超 2 天」 */
const NextStep = ({ step }: { readonly step: PlanStep }) => {
  const today = todayAt(serverNow());
  const state = stepState(step, today);
  const late =
    state === 'overdue'
      ? ` · ${planTexts.overdue(daysBetween(step.dueOn, today))}`
      : state === 'today'
        ? ` · ${planTexts.today}`
        : '';
  return <Text>{`${leadingTexts.next(step.title, planTexts.due(dayWords(step.dueOn, today)))}${late}`}</Text>;
};

const actions: Readonly<Partial<Record<ReturnType<typeof leadingGroupOf>, StaffCommand>>> = {
  noPlan: 'set-plan',
  inPlan: 'finish-step',
};

/** A case that this person leads: why, how far its plan is, and the one thing to do for it. */
export const LeadingRow = ({ row, next }: Led) => {
  const { complaintId, categoryCode, state, townCode, districtCode, address, colour, reasons } = row;
  const action = actions[leadingGroupOf(row)];
  const [gravest] = reasons;
  return (
    <Card>
      <Pressable className="request-row__head" onPress={() => openCase(complaintId)}>
        <View className="request-row__kind">
          <Text className="request-row__name">{`${categoryName(categoryCode)} · ${stateNames[state]}`}</Text>
          <LedgerMark colour={colour} {...(gravest === undefined ? {} : { text: markWords(gravest) })} />
        </View>
        <Text className="request-row__place">{`${areaName(townCode ?? districtCode)} ${address}`}</Text>
        <Text className="note">{planWords(row)}</Text>
      </Pressable>
      {next !== undefined && <NextStep step={next} />}
      {action !== undefined && (
        <View className="request-row__actions">
          <Button label={commandTexts[action].action} onPress={() => openCase(complaintId, action)} />
        </View>
      )}
    </Card>
  );
};
