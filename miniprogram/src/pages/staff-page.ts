import { caseRoles } from '@huzhou/shared/directory/role';
import type { StaffSide } from '../api/session.ts';

/** A place where staff work; somebody with roles of several kinds has several. */
export interface Workplace {
  readonly name: 'cases' | 'lots' | 'dogs';
  readonly page: string;
}

const teamRoles = ['handler', 'team-lead'];
const lotRoles = ['lot-operator', 'parking-officer'];
const dogRoles = ['registrar', 'clinician'];

/** Where this person's work begins: teams at their queue, others of cases at the duty desk, those of parking at the lots, of dogs at theirs. */
export const workplacesOf = ({ grants }: StaffSide): readonly Workplace[] => {
  const has = (roles: readonly string[]): boolean => grants.some(({ role }) => roles.includes(role));
  const casePage = `/features/staff/pages/${has(teamRoles) ? 'queue' : 'desk'}`;
  return [
    ...(has(caseRoles) ? [{ name: 'cases', page: casePage } as const] : []),
    ...(has(lotRoles) ? [{ name: 'lots', page: '/features/lots/pages/index' } as const] : []),
    ...(has(dogRoles) ? [{ name: 'dogs', page: '/features/dogs-desk/pages/index' } as const] : []),
  ];
};
