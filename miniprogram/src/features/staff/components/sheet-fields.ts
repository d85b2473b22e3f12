import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { StaffSide } from '../../../api/session.ts';
import type { StaffCommand } from '../next-step.ts';
import type { GivenCommand } from '../use-staff-command.ts';

/** What each part of a command's sheet is given. */
export interface SheetFieldsProps {
  readonly detail: ComplaintDetail;
  readonly command: StaffCommand;
  readonly given: GivenCommand;
  readonly staff: StaffSide;
}

/** The message for a field or for anything within it (`photoIds.2`). */
export const errorFor = ({ errors }: Pick<GivenCommand, 'errors'>, field: string): string | undefined =>
  errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message;
