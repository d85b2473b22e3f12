import type { Caller, StaffMember } from '@huzhou/shared/identity/caller';

/** The caller as staff. The route let nobody else in. */
export const staffOf = ({ staff }: Caller): StaffMember => {
  if (staff === undefined) throw new Error('A route for staff was called by somebody who is not');
  return staff;
};
