import { Input, Textarea } from '@tarojs/components';
import { aria } from './aria.ts';
import './entry.scss';

export interface EntryProps {
  readonly id?: string;
  /** What a screen reader calls it; the visible label stands in the field around it. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** Enter, or the keyboard's own key for it, in a single line. */
  readonly onConfirm?: () => void;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly kind?: 'text' | 'tel' | 'search';
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
}

/** Where words are typed. No maximum length: what is too much is said beside the field, never cut off in silence. */
export const Entry = (props: EntryProps) => {
  const {
    id,
    label,
    value,
    onChange,
    onBlur,
    onConfirm,
    placeholder = '',
    multiline = false,
    kind = 'text',
    invalid,
    disabled,
  } = props;
  const shared = {
    className: `entry ${multiline ? 'entry--multiline' : ''} ${invalid ? 'entry--invalid' : ''}`,
    value,
    placeholder,
    placeholderClass: 'entry__placeholder',
    disabled: disabled ?? false,
    maxlength: -1,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    onBlur: () => onBlur?.(),
    ...(id === undefined ? {} : { id }),
    ...aria({ label }),
  };
  if (multiline)
    return <Textarea {...shared} autoHeight disableDefaultPadding showConfirmBar={false} cursorSpacing={96} />;
  return (
    <Input
      {...shared}
      type={kind === 'tel' ? 'number' : 'text'}
      onConfirm={() => onConfirm?.()}
      confirmType={kind === 'search' ? 'search' : 'done'}
      cursorSpacing={96}
    />
  );
};
