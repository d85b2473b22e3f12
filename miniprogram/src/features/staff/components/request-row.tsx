import { categoryName } from '@huzhou/shared/complaints/category';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { commandTexts } from '../../../i18n/staff-commands.ts';
import { requestsTexts } from '../../../i18n/staff-oversight.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CountDown } from '../../../ui/count-down.tsx';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { StaffCommand } from '../next-step.ts';
import { openCase } from '../open-case.ts';
import { useCaseDetail } from '../use-case-detail.ts';
import { CommandSheet } from './command-sheet.tsx';
import { RequestFacts } from './request-facts.tsx';
import './request-row.scss';

export interface RequestRowProps {
  readonly row: ComplaintSummary;
  readonly staff: StaffSide;
  /** A request has been decided: the list is read anew. */
  readonly onDecided: () => void;
}

const Head = ({ row }: { readonly row: ComplaintSummary }) => {
  const { complaintId, categoryCode, townCode, districtCode, address, colour, unitName, nextDueAt } = row;
  const place = `${areaName(townCode ?? districtCode)} ${address}`;
  return (
    <Pressable
      className="request-row__head"
      onPress={() => openCase(complaintId)}
      label={workTexts.spoken([categoryName(categoryCode), place, unitName ?? '', requestsTexts.open])}
    >
      <View className="request-row__kind">
        <Text className="request-row__name">{categoryName(categoryCode)}</Text>
        {colour !== undefined && <LedgerMark colour={colour} />}
      </View>
      <Text className="request-row__place">{place}</Text>
      <View className="request-row__kind">
        {unitName !== undefined && <Text className="note">{unitName}</Text>}
        {nextDueAt !== undefined && <CountDown className="note" dueAt={nextDueAt} />}
      </View>
    </Pressable>
  );
};

/** A team's request for more time, decided where it stands. */
export const RequestRow = ({ row, staff, onDecided }: RequestRowProps) => {
  const { value: detail, failure, refresh, replace } = useCaseDetail(row);
  const [open, setOpen] = useState<StaffCommand>();
  const grant: StaffCommand = row.requested === 'suspension' ? 'suspend' : 'extend';
  const mayDecide = detail?.commands.includes(grant) === true;
  return (
    <Card>
      <Head row={row} />
      {detail === undefined && failure === undefined && <Text className="note">{requestsTexts.loading}</Text>}
      {detail === undefined && failure !== undefined && <Notice icon="alert" text={failure.title} />}
      {detail?.request !== undefined && <RequestFacts detail={detail} />}
      {detail !== undefined && !mayDecide && <Text className="note">{requestsTexts.gone}</Text>}
      {mayDecide && (
        <View className="request-row__actions">
          <Button label={commandTexts['refuse-request'].action} onPress={() => setOpen('refuse-request')} />
          <Button label={commandTexts[grant].action} onPress={() => setOpen(grant)} />
        </View>
      )}
      {detail !== undefined && open !== undefined && (
        <CommandSheet
          key={open}
          detail={detail}
          command={open}
          staff={staff}
          onClose={() => setOpen(undefined)}
          onDone={(after) => {
            replace(after);
            setOpen(undefined);
            showToast(commandTexts[open].done);
            onDecided();
          }}
          reload={refresh}
        />
      )}
    </Card>
  );
};
