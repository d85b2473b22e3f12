import { categoryName } from '@huzhou/shared/complaints/category';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { serverNow } from '../../../device/clock.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { commandTexts } from '../../../i18n/staff-commands.ts';
import { leftAndBeforeWords } from '../../../i18n/time.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { isDecision, nextStep, type StaffCommand } from '../next-step.ts';
import { openCase } from '../open-case.ts';
import { rowMarks } from '../row-marks.ts';
import { RowMarks } from './row-marks.tsx';
import { owedName, TimeColumn } from './time-column.tsx';
import './case-row.scss';

export interface CaseRowProps {
  readonly row: ComplaintSummary;
  readonly staff: StaffSide;
}

const placeOf = ({ townCode, districtCode, address }: ComplaintSummary): string =>
  `${areaName(townCode ?? districtCode)} ${address}`;

const spoken = (row: ComplaintSummary): string => {
  const { nextDueAt, colour } = row;
  const left =
    nextDueAt === undefined ? '' : `${owedName(row)}${leftAndBeforeWords(epochMilliseconds(nextDueAt), serverNow())}`;
  const mark = colour === undefined ? '' : ledgerTexts[colour];
  const marks = rowMarks(row).map(({ text }) => text);
  return workTexts.spoken([left, mark, categoryName(row.categoryCode), placeOf(row), stateNames[row.state], ...marks]);
};

const decisionNames: Readonly<Partial<Record<StaffCommand, string>>> = {
  approve: workTexts.check,
  extend: workTexts.decide,
  suspend: workTexts.decide,
};

/** A decision between two commands begins with looking, not with a form. */
const NextStep = ({ complaintId, command }: { readonly complaintId: string; readonly command: StaffCommand }) =>
  isDecision(command) ? (
    <Button label={decisionNames[command] ?? commandTexts[command].action} onPress={() => openCase(complaintId)} />
  ) : (
    <Button label={commandTexts[command].action} onPress={() => openCase(complaintId, command)} />
  );

/** One case in a list: a tap opens it, and its one next step is a tap away. */
const Row = ({ row, staff }: CaseRowProps) => {
  const { complaintId, state, colour, excerpt, unitName, opening, categoryCode } = row;
  const next = nextStep(row, staff);
  const marks = rowMarks(row);
  return (
    <View className="case-row">
      <Pressable className="case-row__open" onPress={() => openCase(complaintId)} label={spoken(row)}>
        <TimeColumn {...row} />
        <View className="case-row__words">
          <View className="case-row__head">
            <Text className="case-row__kind">{categoryName(categoryCode)}</Text>
            {colour !== undefined && <LedgerMark colour={colour} />}
          </View>
          <Text className="case-row__line">{placeOf(row)}</Text>
          {excerpt !== '' && <Text className="case-row__line case-row__line--quiet">{excerpt}</Text>}
          {marks.length > 0 && (
            <View className="case-row__marks">
              <RowMarks row={row} />
            </View>
          )}
        </View>
      </Pressable>
      <View className="case-row__foot">
        <View className="case-row__state">
          <StateTag text={stateNames[state]} />
          {opening > 1 && <Text className="note">{workTexts.again(opening)}</Text>}
          {unitName !== undefined && <Text className="note secondary case-row__unit">{unitName}</Text>}
        </View>
        {next !== undefined && (
          <View className="case-row__next">
            <NextStep complaintId={complaintId} command={next} />
          </View>
        )}
      </View>
    </View>
  );
};

/** Rows are refreshed every few seconds; one that has not changed is not drawn again. */
export const CaseRow = memo(
  Row,
  (before, after) => before.staff === after.staff && JSON.stringify(before.row) === JSON.stringify(after.row),
);
