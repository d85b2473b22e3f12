import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

export interface OverlayProps {
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** What lies above the page. WeChat's own bars are outside of the page, so it may stay inside of it. */
export const Overlay = ({ children }: OverlayProps) => <View>{children}</View>;
