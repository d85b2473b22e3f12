import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useSession } from '../../../api/api.ts';
import type { Session, StaffSide } from '../../../api/session.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { isClinician, isPatrol, isRegistrar } from '../roles.ts';
import { deskTexts as texts } from '../texts.ts';
// The styles of all these pages: each of them stands in here.
import '../desk.scss';

export type DeskSession = Session & { readonly staff: StaffSide };

export interface DeskStaffProps {
  readonly title: string;
  readonly children: (session: DeskSession) => ReactNode;
}

const nobody: StaffSide = { staffId: '', name: '', grants: [] };

/** Pages for those who work with dogs; whoever is not signed in yet sees the page try. */
export const DeskStaff = ({ title, children }: DeskStaffProps) => {
  const session = useSession();
  const { staff } = session ?? {};
  if (session === undefined || (staff !== undefined && [isRegistrar, isPatrol, isClinician].some((is) => is(staff))))
    return children({ token: '', expiresAt: '', personId: '', ...session, staff: staff ?? nobody });
  const { notStaff } = texts;
  return (
    <Page title={title}>
      <EmptyState
        icon="dog"
        title={notStaff.title}
        text={notStaff.text}
        action={{ label: notStaff.action, onPress: () => void Taro.switchTab({ url: '/pages/home' }) }}
      />
    </Page>
  );
};
