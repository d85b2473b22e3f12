import { aria } from './aria.ts';
import type { DateFieldProps } from './date-field.tsx';
import { Field } from './field.tsx';
import './entry.scss';
import './date-field.scss';

export type { DateFieldProps };

/** One day, from the browser's own calendar. */
export const DateField = ({ label, value, from, to, onChange, hint, error }: DateFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {({ id, invalid, describedBy }) => (
      <input
        id={id}
        type="date"
        className={`entry date-field ${invalid ? 'entry--invalid' : ''}`}
        value={value}
        min={from}
        max={to}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        {...aria({ label })}
      />
    )}
  </Field>
);
