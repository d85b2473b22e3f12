import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../device/clock.ts';
import { momentWords } from '../i18n/time.ts';
import { aria } from './aria.ts';
import { LedgerMark } from './ledger-mark.tsx';
import { BeforeAfter, PhotoStrip, type PhotoTile } from './photo-strip.tsx';
import { StateTag } from './state-tag.tsx';
import './timeline.scss';

export interface TimelineItem {
  readonly key: string;
  readonly at: Instant;
  /** Whom it was done by: 「我」, a unit, a name. */
  readonly who: string;
  /** What happened, as a verb: 「已派单给月河中队」. */
  readonly what: string;
  readonly words?: string | undefined;
  readonly photos?: readonly PhotoTile[];
  /** Shows these beside `photos`, as it was before. */
  readonly before?: readonly PhotoTile[];
  readonly colour?: 'blue' | 'yellow' | 'red' | undefined;
  /** Who it is for, where not for everybody: 「内部」. */
  readonly tag?: string | undefined;
}

export interface TimelineProps {
  /** In the order in which they are to be read. */
  readonly items: readonly TimelineItem[];
}

const Pictures = ({ photos = [], before = [] }: Pick<TimelineItem, 'photos' | 'before'>) => {
  if (photos.length === 0) return null;
  return before.length === 0 ? <PhotoStrip photos={photos} /> : <BeforeAfter before={before} after={photos} />;
};

/** The story of a case: who, what, when, in words and pictures. */
export const Timeline = ({ items }: TimelineProps) => (
  <View className="timeline" {...aria({ role: 'list' })}>
    {items.map(({ key, at, who, what, words, photos, before, colour, tag }, index) => (
      <View
        key={key}
        className={`timeline__item ${index === 0 ? 'timeline__item--latest' : ''}`}
        {...aria({ role: 'listitem' })}
      >
        <View className="timeline__rail">
          <View className="timeline__dot" />
        </View>
        <View className="timeline__story">
          <View className="timeline__head">
            <Text className="timeline__what">{what}</Text>
            {colour !== undefined && <LedgerMark colour={colour} />}
            {tag !== undefined && <StateTag text={tag} settled />}
          </View>
          <Text className="note figures">{`${momentWords(epochMilliseconds(at), serverNow())} · ${who}`}</Text>
          {words !== undefined && words !== '' && <Text className="timeline__words">{words}</Text>}
          <Pictures {...(photos === undefined ? {} : { photos })} {...(before === undefined ? {} : { before })} />
        </View>
      </View>
    ))}
  </View>
);
