import { firstSlotOf, indexInDay } from '@huzhou/shared/parking/slots';
import { aria } from '../../../ui/aria.ts';
import { spanTexts as texts } from '../texts.ts';
import { pad } from '../time-parts.ts';
import type { TimeColumnsProps } from './time-columns.tsx';
import './time-columns.scss';

export type { TimeColumnsProps };

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const minutes = [0, 15, 30, 45];

interface SelectProps {
  readonly label: string;
  readonly value: string | number;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string | number; readonly words: string }[];
  readonly wide?: boolean;
}

const Select = ({ label, value, onChange, options, wide = false }: SelectProps) => (
  <select
    className={`time-columns__select ${wide ? 'time-columns__select--wide' : ''}`}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    {...aria({ label })}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.words}
      </option>
    ))}
  </select>
);

/** A day and a quarter of an hour, from the browser's own lists. */
export const TimeColumns = ({ label, days, slot, onChange }: TimeColumnsProps) => {
  const index = indexInDay(slot);
  const midnight = slot - index;
  return (
    <div className="time-columns">
      {days.length > 0 && (
        <Select
          wide
          label={`${label}${texts.day}`}
          value={days.find(({ day }) => firstSlotOf(day) === midnight)?.day ?? ''}
          onChange={(day) => onChange(firstSlotOf(day) + index)}
          options={days.map(({ day, words }) => ({ value: day, words }))}
        />
      )}
      <Select
        label={`${label}${texts.hour}`}
        value={Math.floor(index / 4)}
        onChange={(hour) => onChange(midnight + Number(hour) * 4 + (index % 4))}
        options={hours.map((hour) => ({ value: hour, words: pad(hour) }))}
      />
      <Select
        label={`${label}${texts.minute}`}
        value={(index % 4) * 15}
        onChange={(minute) => onChange(midnight + Math.floor(index / 4) * 4 + Number(minute) / 15)}
        options={minutes.map((minute) => ({ value: minute, words: pad(minute) }))}
      />
    </div>
  );
};
