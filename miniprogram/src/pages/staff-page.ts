import type { StaffSide } from '../api/session.ts';

const teamRoles = ['handler', 'team-lead'];

/** Where this person's work begins: teams at their queue, everybody else at the duty desk. */
export const staffPageOf = ({ grants }: StaffSide): string =>
  `/features/staff/pages/${grants.some(({ role }) => teamRoles.includes(role)) ? 'queue' : 'desk'}`;
