import { areaName } from '@huzhou/shared/directory/areas';
import { endNames, refusalNames } from '@huzhou/shared/dogs/dog';
import { eventOf } from '@huzhou/shared/dogs/event';
import { type DogCommand, dogCommandNames } from '@huzhou/shared/dogs/lifecycle';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import type { TimelineItem } from '../../ui/timeline.tsx';
import { concernNames, reviewTexts as texts } from './review-texts.ts';

type Entry = DogDetail['history'][number];

const namesByEvent: ReadonlyMap<string, string> = new Map(
  (Object.entries(eventOf) as [DogCommand, string][]).map(([command, type]) => [type, dogCommandNames[command]]),
);

const eventName = (type: Entry['type']): string => texts.events[type] ?? namesByEvent.get(type) ?? type;

/** What an entry says besides its name, in one line. */
const wordsOf = ({ reason, concerns = [], chipTail, until, endKind, townCode, words }: Entry): string =>
  [
    reason === undefined ? '' : refusalNames[reason],
    concerns.map((code) => concernNames[code]).join('、'),
    chipTail === undefined ? '' : `尾号 ${chipTail}`,
    until === undefined ? '' : `至 ${until}`,
    endKind === undefined ? '' : endNames[endKind],
    townCode === undefined ? '' : areaName(townCode),
    words ?? '',
  ]
    .filter((part) => part !== '')
    .join('，');

/** The dog's history, newest first. */
export const dogStory = (history: readonly Entry[]): readonly TimelineItem[] =>
  [...history].reverse().map((entry) => ({
    key: String(entry.seq),
    at: entry.at,
    who: entry.by,
    what: eventName(entry.type),
    words: wordsOf(entry),
  }));
