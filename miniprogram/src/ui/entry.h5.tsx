import { aria } from './aria.ts';
import type { EntryProps } from './entry.tsx';
import './entry.scss';

export type { EntryProps };

/** Where words are typed. No maximum length: what is too much is said beside the field, never cut off in silence. */
export const Entry = (props: EntryProps) => {
  const {
    id,
    label,
    value,
    onChange,
    onBlur,
    onConfirm,
    placeholder,
    multiline = false,
    kind = 'text',
    invalid,
    describedBy,
    disabled,
  } = props;
  const shared = {
    id,
    className: `entry ${multiline ? 'entry--multiline' : ''} ${invalid ? 'entry--invalid' : ''}`,
    value,
    placeholder,
    disabled,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onBlur,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    ...aria({ label }),
  };
  if (multiline) return <textarea {...shared} rows={3} />;
  return (
    <input
      {...shared}
      type={kind}
      autoComplete="off"
      // Enter also takes a word from a Chinese keyboard: only the one after that is meant.
      onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && onConfirm?.()}
    />
  );
};
