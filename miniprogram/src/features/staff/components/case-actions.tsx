import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { commandTexts, sheetTexts } from '../../../i18n/staff-commands.ts';
import { Button } from '../../../ui/button.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { type CommandGroup, type Offer, offerOf, type StaffCommand } from '../next-step.ts';
import './case-actions.scss';

export interface CaseActionsProps {
  readonly detail: ComplaintDetail;
  readonly onOpen: (command: StaffCommand) => void;
}

const icons: Readonly<Record<CommandGroup, IconName>> = {
  handle: 'edit',
  desk: 'swap',
  oversee: 'flag',
  key: 'star',
  reporter: 'phone',
};

interface MoreSheetProps {
  readonly more: Offer['more'];
  readonly onChoose: (command: StaffCommand) => void;
  readonly onClose: () => void;
}

const MoreSheet = ({ more, onChoose, onClose }: MoreSheetProps) => (
  <Sheet open title={sheetTexts.more} onClose={onClose}>
    {more.map(({ group, commands }) => (
      <View key={group}>
        <Text className="section">{sheetTexts.groups[group]}</Text>
        {commands.map((command) => (
          <LinkRow
            key={command}
            icon={icons[group]}
            label={commandTexts[command].action}
            note={commandTexts[command].note}
            onPress={() => onChoose(command)}
          />
        ))}
      </View>
    ))}
  </Sheet>
);

/** What this person may do now: the step forward at the right, its other answer beside it, the rest a tap away. */
export const CaseActions = ({ detail, onOpen }: CaseActionsProps) => {
  const [open, setOpen] = useState(false);
  const { primary, beside, more } = offerOf(detail);
  return (
    <View className="case-actions">
      {more.length > 0 && <Button label={sheetTexts.more} onPress={() => setOpen(true)} />}
      {beside !== undefined && <Button label={commandTexts[beside].action} onPress={() => onOpen(beside)} />}
      {primary !== undefined && (
        <Button kind="primary" label={commandTexts[primary].action} onPress={() => onOpen(primary)} />
      )}
      {open && (
        <MoreSheet
          more={more}
          onClose={() => setOpen(false)}
          onChoose={(command) => {
            setOpen(false);
            onOpen(command);
          }}
        />
      )}
    </View>
  );
};
