import { aria } from '../../../ui/aria.ts';
import type { DaySelectProps } from './day-select.tsx';
import './day-select.scss';

export type { DaySelectProps };

/** One of several days, from the browser's own list. */
export const DaySelect = ({ label, days, day, onChange }: DaySelectProps) => (
  <select className="day-select" value={day} onChange={(event) => onChange(event.target.value)} {...aria({ label })}>
    {days.map((each) => (
      <option key={each.day} value={each.day}>
        {each.words}
      </option>
    ))}
  </select>
);
