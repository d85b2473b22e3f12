import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useSession } from '../../../api/api.ts';
import type { Session, StaffSide } from '../../../api/session.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';

export type StaffSession = Session & { readonly staff: StaffSide };

export interface StaffOnlyProps {
  /** The page's title, where what is inside frames itself as a page, with an action of its own at the bottom. */
  readonly frame?: string;
  readonly children: (session: StaffSession) => ReactNode;
}

const nobody: StaffSide = { staffId: '', name: '', grants: [] };

/**
 * Pages for staff. Somebody without a role is told where they are; whoever is not signed in yet sees the page try,
 * and its own word on why it could not.
 */
export const StaffOnly = ({ frame, children }: StaffOnlyProps) => {
  const session = useSession();
  if (session !== undefined && session.staff === undefined) {
    const { title, text, action } = workTexts.notStaff;
    const state = (
      <EmptyState
        icon="shield"
        title={title}
        text={text}
        action={{ label: action, onPress: () => void Taro.switchTab({ url: '/pages/home' }) }}
      />
    );
    return frame === undefined ? state : <Page title={frame}>{state}</Page>;
  }
  return children({
    token: '',
    expiresAt: '',
    personId: '',
    ...session,
    staff: session?.staff ?? nobody,
  });
};
