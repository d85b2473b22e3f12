import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria.ts';
import { useNativeBars } from './native-bars.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { PageHeader } from './page-header.tsx';
import { useThemeClass } from './theme-class.ts';
import { ToastHost } from './toast.tsx';
import './tokens.scss';
import './page.scss';

export interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The page's one primary action, kept at the bottom within the thumb's reach. */
  readonly action?: ReactNode;
  /** A page of the tab bar has no way back. */
  readonly tab?: boolean;
  /** Takes the room of a wide screen, for pages that have two columns to fill it with. */
  readonly wide?: boolean;
}

/** The frame of every page: theme, title (WeChat draws its own), offline notice, content, action, toasts. */
export const Page = ({ title, children, action, tab = false, wide = false }: PageProps) => {
  useNativeBars();
  return (
    <View className={`page ${wide ? 'page--wide' : ''} ${useThemeClass()}`}>
      <View className="page__top">
        <PageHeader title={title} tab={tab} />
        <OfflineNotice />
      </View>
      <View className="page__body" {...aria({ role: 'main' })}>
        {children}
      </View>
      {action !== undefined && (
        <View className={`page__action ${tab ? '' : 'page__action--safe'}`}>
          <View className="page__action-inside">{action}</View>
        </View>
      )}
      <ToastHost />
    </View>
  );
};
