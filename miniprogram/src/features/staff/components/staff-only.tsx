import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useSession } from '../../../api/api.ts';
import type { Session, StaffSide } from '../../../api/session.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { EmptyState } from '../../../ui/page-state.tsx';

export type StaffSession = Session & { readonly staff: StaffSide };

const nobody: StaffSide = { staffId: '', name: '', grants: [] };

/**
 * Pages for staff. Somebody without a role is told where they are; whoever is not signed in yet sees the page try,
 * and its own word on why it could not.
 */
export const StaffOnly = ({ children }: { readonly children: (session: StaffSession) => ReactNode }) => {
  const session = useSession();
  if (session !== undefined && session.staff === undefined) {
    const { title, text, action } = workTexts.notStaff;
    return (
      <EmptyState
        icon="shield"
        title={title}
        text={text}
        action={{ label: action, onPress: () => void Taro.switchTab({ url: '/pages/home' }) }}
      />
    );
  }
  return children({
    token: '',
    expiresAt: '',
    personId: '',
    ...session,
    staff: session?.staff ?? nobody,
  });
};
