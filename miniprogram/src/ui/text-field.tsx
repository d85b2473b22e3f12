import { commonTexts } from '../i18n/common.ts';
import { Entry } from './entry.tsx';
import { Field } from './field.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly kind?: 'text' | 'tel';
}

/** One line of words with its label, hint and error. */
export const TextField = ({ label, hint, error, optional, ...entry }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error} {...(optional === undefined ? {} : { optional })}>
    {(control) => <Entry {...entry} {...control} />}
  </Field>
);

export interface TextAreaProps extends Omit<TextFieldProps, 'kind'> {
  /** Characters, as the server counts them. */
  readonly most: number;
}

/** Several lines of words. Counts from four fifths of `most` on, and says by how much it is too long. */
export const TextArea = ({ label, hint, error, optional, most, value, ...entry }: TextAreaProps) => {
  const over = value.length - most;
  const tooLong = over > 0 ? commonTexts.tooLong(over) : undefined;
  return (
    <Field
      label={label}
      hint={hint}
      error={tooLong ?? error}
      aside={value.length >= most * 0.8 ? `${value.length} / ${most}` : undefined}
      {...(optional === undefined ? {} : { optional })}
    >
      {(control) => <Entry {...entry} {...control} value={value} multiline />}
    </Field>
  );
};
