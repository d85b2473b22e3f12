import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { commandTexts } from '../../../i18n/staff-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { offerOf, type StaffCommand } from '../next-step.ts';

export interface CaseActionsProps {
  readonly detail: ComplaintDetail;
  readonly onOpen: (command: StaffCommand) => void;
}

/** What this person may do now: the step forward at the right, what takes it back beside it. */
export const CaseActions = ({ detail, onOpen }: CaseActionsProps) => {
  const { primary, others } = offerOf(detail.commands);
  return (
    <>
      {others.map((command) => (
        <Button key={command} label={commandTexts[command].action} onPress={() => onOpen(command)} />
      ))}
      {primary !== undefined && (
        <Button kind="primary" label={commandTexts[primary].action} onPress={() => onOpen(primary)} />
      )}
    </>
  );
};
