import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useSession } from '../../../api/api.ts';
import type { Session, StaffSide } from '../../../api/session.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { isOfficer, isOperator } from '../roles.ts';
import { lotsTexts as texts } from '../texts.ts';

export type LotsSession = Session & { readonly staff: StaffSide };

export interface LotsStaffProps {
  readonly title: string;
  readonly children: (session: LotsSession) => ReactNode;
}

const nobody: StaffSide = { staffId: '', name: '', grants: [] };

/** Pages for those who keep lots or look over them; whoever is not signed in yet sees the page try. */
export const LotsStaff = ({ title, children }: LotsStaffProps) => {
  const session = useSession();
  const { staff } = session ?? {};
  if (session === undefined || (staff !== undefined && (isOperator(staff) || isOfficer(staff))))
    return children({ token: '', expiresAt: '', personId: '', ...session, staff: staff ?? nobody });
  const { notStaff } = texts;
  return (
    <Page title={title}>
      <EmptyState
        icon="parking"
        title={notStaff.title}
        text={notStaff.text}
        action={{ label: notStaff.action, onPress: () => void Taro.switchTab({ url: '/pages/home' }) }}
      />
    </Page>
  );
};
