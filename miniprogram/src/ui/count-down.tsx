import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text } from '@tarojs/components';
import { useNow } from '../device/clock.ts';
import { beforeWords, leftAndBeforeWords, leftWords } from '../i18n/time.ts';

export interface CountDownProps {
  readonly dueAt: Instant;
  /** `left` 「还剩 12 分」, `clock` 「18:20 前」, `both` the one after the other. */
  readonly show?: 'left' | 'clock' | 'both';
  readonly className?: string;
}

/** Time left to an instant, kept up to date on the page without asking the server. */
export const CountDown = ({ dueAt, show = 'left', className = '' }: CountDownProps) => {
  const now = useNow(show !== 'clock');
  const due = epochMilliseconds(dueAt);
  const words = {
    left: leftWords(due, now),
    clock: beforeWords(due, now),
    both: leftAndBeforeWords(due, now),
  };
  return <Text className={`figures ${className}`}>{words[show]}</Text>;
};
