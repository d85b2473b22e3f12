import { commandRoles } from '@huzhou/shared/complaints/rights';
import { caseRoles } from '@huzhou/shared/directory/role';
import type { StaffSide } from '../../api/session.ts';
import type { entryTexts } from '../../i18n/staff-oversight.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface WorkEntry {
  readonly key: keyof typeof entryTexts;
  readonly icon: IconName;
  readonly url: string;
}

interface Offered extends WorkEntry {
  readonly roles: readonly string[];
}

const overseers = ['supervisor', 'leader', 'dispatcher'];

const entries: readonly Offered[] = [
  { key: 'ledger', icon: 'flag', url: '/features/staff/pages/ledger', roles: overseers },
  { key: 'requests', icon: 'check', url: '/features/staff/pages/requests', roles: commandRoles.extend },
  { key: 'leading', icon: 'star', url: '/features/staff/pages/leading', roles: ['leader'] },
  { key: 'onBehalf', icon: 'phone', url: '/features/staff/pages/on-behalf', roles: ['dispatcher'] },
  { key: 'dogs', icon: 'dog', url: '/features/dogs-desk/pages/patrol', roles: ['handler', 'team-lead'] },
  { key: 'search', icon: 'search', url: '/features/staff/pages/search', roles: caseRoles },
  {
    key: 'figures',
    icon: 'list',
    url: '/features/insights/pages/figures',
    roles: [...overseers, 'administrator', 'team-lead'],
  },
];

/** The pages that this person's roles lead to, in the order of their daily use. */
export const workEntries = ({ grants }: StaffSide): readonly WorkEntry[] =>
  entries
    .filter(({ roles }) => grants.some(({ role }) => roles.includes(role)))
    .map(({ key, icon, url }) => ({ key, icon, url }));
