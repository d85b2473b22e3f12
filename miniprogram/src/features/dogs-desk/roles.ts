import { cityCode } from '@huzhou/shared/directory/areas';
import { patrolRoles, registrarRoles } from '@huzhou/shared/dogs/rights';
import type { StaffSide } from '../../api/session.ts';

const holds = ({ grants }: StaffSide, roles: readonly string[]): boolean =>
  grants.some(({ role }) => roles.includes(role));

export const isRegistrar = (staff: StaffSide): boolean => holds(staff, registrarRoles);
export const isPatrol = (staff: StaffSide): boolean => holds(staff, patrolRoles);
export const isClinician = (staff: StaffSide): boolean => holds(staff, ['clinician']);

/** Recalls concern every district: the city's registrar gives them. */
export const mayRecall = ({ grants }: StaffSide): boolean =>
  grants.some(({ role, areaCode }) => role === 'registrar' && areaCode === cityCode);

/** Where this person works with dogs: a town, a district or the city; what a form begins with. */
export const ownArea = ({ grants }: StaffSide): string | undefined =>
  grants.find(({ role }) => ['registrar', 'clinician', 'handler', 'team-lead'].includes(role))?.areaCode;
