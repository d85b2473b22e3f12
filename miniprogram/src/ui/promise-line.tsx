import { Text, View } from '@tarojs/components';
import { useNow } from '../device/clock.ts';
import { promiseTexts } from '../i18n/ui.ts';
import { aria } from './aria.ts';
import { Icon, type IconName } from './icon.tsx';
import { type PromiseReading, type PromiseState, type PromiseTimes, readPromise } from './promise-state.ts';
import './promise-line.scss';

export interface PromiseSegment extends PromiseTimes {
  readonly key: string;
  /** 「派单」「响应」「办结」 */
  readonly label: string;
  /** The promised time in words: 「30 分钟」. */
  readonly promised: string;
}

export interface PromiseLineProps {
  readonly segments: readonly PromiseSegment[];
  /** Shows the promise that runs as the page's one large number above the line. */
  readonly hero?: boolean;
  /** Epoch milliseconds; absent, the line keeps time by itself. */
  readonly now?: number;
}

const shapes: Readonly<Record<PromiseState, IconName>> = {
  waiting: 'minus',
  running: 'clock',
  paused: 'minus',
  late: 'alert',
  kept: 'check',
  broken: 'alert',
};

const Segment = ({ label, promised, reading }: { label: string; promised: string; reading: PromiseReading }) => (
  <View
    className={`promise promise--${reading.state}`}
    {...aria({
      role: 'listitem',
      label: promiseTexts.spoken(
        `${label} ${promised}`,
        promiseTexts.states[reading.state],
        `${reading.time} ${reading.clock}`,
      ),
    })}
  >
    <View className="promise__bar">
      <View className="promise__used" style={{ width: `${Math.round(reading.used * 1_000) / 10}%` }} />
    </View>
    <View className="promise__name">
      <Icon name={shapes[reading.state]} size="small" />
      <Text className="promise__label">{label}</Text>
    </View>
    <Text className="promise__time figures">{reading.time}</Text>
    <Text className="note figures">{reading.clock === '' ? promised : reading.clock}</Text>
  </View>
);

/**
 * The three promises as three segments of one line, each with the time it took or has left. Counts by itself,
 * from the instants; state is told by word and shape, never by colour alone.
 */
export const PromiseLine = ({ segments, hero = false, now }: PromiseLineProps) => {
  const runs = segments.some(
    ({ startedAt, endedAt, pausedAt }) => startedAt !== undefined && (endedAt ?? pausedAt) === undefined,
  );
  const ticking = useNow(now === undefined && runs);
  const readings = segments.map((segment) => ({ segment, reading: readPromise(segment, now ?? ticking) }));
  const current = readings.find(({ reading }) => reading.state === 'running' || reading.state === 'late');
  return (
    <View className="promises">
      {hero && current !== undefined && (
        <View className={`promises__hero promises__hero--${current.reading.state}`} {...aria({ hidden: true })}>
          <Text className="hero">{current.reading.time}</Text>
          <Text className="note figures">{`${current.segment.label} · ${current.reading.clock}`}</Text>
        </View>
      )}
      <View className="promises__line" {...aria({ role: 'list' })}>
        {readings.map(({ segment, reading }) => (
          <Segment key={segment.key} label={segment.label} promised={segment.promised} reading={reading} />
        ))}
      </View>
    </View>
  );
};
