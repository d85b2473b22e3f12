import { aria } from './aria.ts';
import type { PressableProps } from './pressable.tsx';
import './pressable.scss';

export type { PressableProps };

/** Anything that answers a tap, Enter or Space. At least 44 px high. */
export const Pressable = ({ onPress, className = '', style, children, disabled, role, ...rest }: PressableProps) => (
  <button
    type="button"
    className={`pressable ${disabled ? 'pressable--disabled' : ''} ${className}`}
    style={style}
    disabled={disabled}
    onClick={onPress}
    {...aria({ ...rest, role })}
  >
    {children}
  </button>
);
