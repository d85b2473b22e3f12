import { aria } from '../../../ui/aria.ts';
import { Field } from '../../../ui/field.tsx';
import { timesBetween } from '../times-between.ts';
import type { TimeFieldProps } from './time-field.tsx';
import '../../../ui/entry.scss';
import './time-field.scss';

export type { TimeFieldProps };

/** A quarter of an hour, from the browser's own list. */
export const TimeField = ({ label, value, from, to, onChange, error }: TimeFieldProps) => (
  <Field label={label} error={error}>
    {({ id, invalid, describedBy }) => (
      <select
        id={id}
        className={`entry figures time-field ${invalid ? 'entry--invalid' : ''}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        {...aria({ label })}
      >
        {timesBetween(from, to).map((time) => (
          <option key={time} value={time}>
            {time}
          </option>
        ))}
      </select>
    )}
  </Field>
);
