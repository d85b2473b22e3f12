import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { Unit } from '@huzhou/shared/directory/unit';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { commandTexts, confirmWords, sheetTexts, teamTexts } from '../../../i18n/staff-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { StaffCommand } from '../next-step.ts';
import { changesSince, stepsTaken } from '../staff-story.ts';
import { type GivenCommand, useStaffCommand } from '../use-staff-command.ts';
import { CommandFields } from './command-fields.tsx';
import { MergeFields } from './merge-fields.tsx';
import { TeamPicker } from './team-picker.tsx';
import './command-sheet.scss';

export interface CommandSheetProps {
  readonly detail: ComplaintDetail;
  readonly command: StaffCommand;
  readonly staff: StaffSide;
  readonly onClose: () => void;
  readonly onDone: (detail: ComplaintDetail) => void;
  readonly reload: () => Promise<void>;
}

/** A list is longer than the screen: what is wrong above it is said where the finger is, too. */
const farError = ({ errors }: GivenCommand): string | undefined =>
  errors.find(({ field }) => field !== 'words' && field !== 'photoIds')?.message;

/**
 * One command on one case. While it is open the case may change under it: then it says what others did, and whether
 * the command can still be given; what was typed stays to be read.
 */
export const CommandSheet = ({ detail, command, staff, onClose, onDone, reload }: CommandSheetProps) => {
  const given = useStaffCommand({ detail, command, staff, onDone, reload });
  const [unit, setUnit] = useState<Unit>();
  const [isMainSeen, setMainSeen] = useState(false);
  const [stepsAtOpening] = useState(() => stepsTaken(detail.timeline));
  const changes = changesSince(detail.timeline, stepsAtOpening);
  const isOffered = detail.commands.includes(command);
  const label = command === 'dispatch' && unit !== undefined ? teamTexts.to(unit.name) : confirmWords(command);
  const isReady = isOffered && (command !== 'merge' || isMainSeen);
  const props = { detail, command, given, staff };
  const trouble = given.trouble ?? farError(given);
  return (
    <Sheet
      open
      title={commandTexts[command].title}
      onClose={onClose}
      actions={
        <View className="command-sheet__actions">
          {trouble !== undefined && <Notice icon="alert" text={trouble} />}
          <Button wide kind="primary" label={label} busyLabel={given.busy} disabled={!isReady} onPress={given.send} />
        </View>
      }
    >
      {changes !== '' && (
        <Notice icon="alert" text={`${sheetTexts.changed(changes)}${isOffered ? '' : `。${sheetTexts.gone}`}`} />
      )}
      {given.restored && changes === '' && <Notice icon="edit" text={sheetTexts.restored} />}
      {command === 'dispatch' ? (
        <TeamPicker
          detail={detail}
          chosen={given.draft.unitId}
          onChoose={(chosen) => {
            setUnit(chosen);
            given.change({ unitId: chosen.unitId });
          }}
        />
      ) : (
        <>
          {command === 'merge' && <MergeFields {...props} onSeen={setMainSeen} />}
          <CommandFields {...props} />
        </>
      )}
    </Sheet>
  );
};
