import { legTitles } from '@huzhou/shared/complaints/messages';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { beforeWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { shareUsed, timeLeft } from '../time-left.ts';
import './time-column.scss';

type Timed = Pick<ComplaintSummary, 'state' | 'runningLeg' | 'runningSince' | 'nextDueAt'>;

/** 「响应」, 「办结」; a case under check owes its check by the case's own deadline. */
export const owedName = ({ state, runningLeg }: Timed): string => {
  if (state === 'resolved') return workTexts.check;
  return runningLeg === undefined ? '' : legTitles[runningLeg];
};

/** The left edge of a row: what is owed, the time left as its largest words, by when, and how much is used. */
export const TimeColumn = (timed: Timed) => {
  const now = useNow(timed.nextDueAt !== undefined);
  if (timed.nextDueAt === undefined)
    return (
      <View className="time-column" {...aria({ hidden: true })}>
        <Text className="note">{workTexts.noDue}</Text>
      </View>
    );
  const due = epochMilliseconds(timed.nextDueAt);
  const { isLate, parts } = timeLeft(due, now);
  const used = timed.runningSince === undefined ? 0 : shareUsed(epochMilliseconds(timed.runningSince), due, now);
  return (
    <View className={`time-column ${isLate ? 'time-column--late' : ''}`} {...aria({ hidden: true })}>
      <Text className="time-column__owed">{`${owedName(timed)}${isLate ? workTexts.late : workTexts.left}`}</Text>
      <View className="time-column__left">
        {parts.map(({ number, unit }) => (
          <View key={unit} className="time-column__part">
            <Text className="time-column__number figures">{number}</Text>
            <Text className="time-column__unit">{unit}</Text>
          </View>
        ))}
      </View>
      {timed.runningSince !== undefined && (
        <View className="time-column__bar">
          <View className="time-column__used" style={{ width: `${Math.round(used * 100)}%` }} />
        </View>
      )}
      <Text className="note figures secondary">{beforeWords(due, now)}</Text>
    </View>
  );
};
