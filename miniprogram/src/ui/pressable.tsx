import { View } from '@tarojs/components';
import type { CSSProperties, ReactNode } from 'react';
import { type Aria, aria } from './aria.ts';
import './pressable.scss';

export interface PressableProps extends Omit<Aria, 'live' | 'modal'> {
  readonly onPress: () => void;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

/** Anything that answers a tap. At least 44 px high; the browser build gets a real button. */
export const Pressable = ({ onPress, className = '', style, children, disabled, ...rest }: PressableProps) => (
  <View
    className={`pressable ${disabled ? 'pressable--disabled' : ''} ${className}`}
    hoverClass={disabled ? 'none' : 'pressable--pressed'}
    hoverStayTime={80}
    onClick={disabled ? () => {} : onPress}
    {...(style === undefined ? {} : { style })}
    {...aria({ role: 'button', disabled, ...rest })}
  >
    {children}
  </View>
);
