import { Text } from '@tarojs/components';
import { Icon, type IconName } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './button.scss';

export interface ButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  /** `primary` is the one action of a page; `plain` stands in a row of several. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** While the action is under way: the words that say so. The button stays where it is and takes no second tap. */
  readonly busyLabel?: string | undefined;
  readonly wide?: boolean;
}

export const Button = ({
  label,
  onPress,
  kind = 'plain',
  icon,
  disabled = false,
  busyLabel,
  wide = false,
}: ButtonProps) => {
  const busy = busyLabel !== undefined;
  return (
    <Pressable
      className={`button button--${kind} ${wide ? 'button--wide' : ''} ${busy ? 'button--busy' : ''}`}
      onPress={onPress}
      disabled={disabled || busy}
    >
      {icon !== undefined && !busy && <Icon name={icon} />}
      <Text className="button__label">{busyLabel ?? label}</Text>
    </Pressable>
  );
};
