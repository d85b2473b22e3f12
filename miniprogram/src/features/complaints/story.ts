import { declineReasons } from '@huzhou/shared/complaints/casework';
import { policies } from '@huzhou/shared/complaints/policy';
import type { TimelineEntry } from '@huzhou/shared/complaints/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { serverNow } from '../../device/clock.ts';
import { legTexts, storyTexts } from '../../i18n/cases.ts';
import { momentWords } from '../../i18n/time.ts';
import { ratingTexts } from '../../i18n/ui.ts';
import { toTile } from '../../ui/case-photos.ts';
import type { TimelineItem } from '../../ui/timeline.tsx';

type Mark = NonNullable<TimelineEntry['mark']>;

/** Marks before a deadline are between colleagues; that a promise was broken is the reporter's business too. */
const isDeadline = ({ leg, colour }: Mark): boolean =>
  policies['303024'].marks.some((mark) => mark.leg === leg && mark.colour === colour && mark.used[0] === mark.used[1]);

const momentOf = (until: Instant | undefined): string =>
  until === undefined ? '' : momentWords(epochMilliseconds(until), serverNow());

type Told = Exclude<TimelineEntry['type'], (typeof amongColleagues)[number]>;

/** What citizens never get to read; the server keeps it back, and a story without a sentence for it is not shown. */
const amongColleagues = [
  'noted',
  'extension-requested',
  'suspension-requested',
  'request-refused',
  'supervised',
  'supervision-answered',
  'planned',
  'step-finished',
  'struck-off',
  'split',
] as const;

const isTold = (type: TimelineEntry['type']): type is Told => !(amongColleagues as readonly string[]).includes(type);

const whatOf = ({ unitName, score, mark, reasonCode, body, until, unsatisfied }: TimelineEntry, type: Told): string => {
  switch (type) {
    case 'reopened':
      return unsatisfied ? storyTexts.unsatisfied : storyTexts.reopened;
    case 'declined':
      return storyTexts.declined(reasonCode === undefined ? '' : declineReasons[reasonCode]);
    case 'transferred':
      return storyTexts.transferred(body ?? '');
    case 'extended':
    case 'suspended':
      return storyTexts[type](momentOf(until));
    case 'dispatched':
    case 'referred':
      return storyTexts[type](unitName ?? '');
    case 'rated':
      return storyTexts.rated(score === undefined ? '' : (ratingTexts.scores[score - 1] ?? ''));
    case 'marked':
      return mark?.leg === undefined ? '' : storyTexts.late(legTexts[mark.leg]);
    default:
      return storyTexts[type];
  }
};

/** Why somebody is not satisfied stands with the new work it brings about, not a second time with the rating. */
const isSaidAbove = ({ type, seq, words }: TimelineEntry, timeline: readonly TimelineEntry[]): boolean =>
  type === 'rated' &&
  timeline.some((other) => other.unsatisfied === true && other.seq === seq + 1 && other.words === words);

/** The story as the reporter reads it: newest first, lateness in plain words, pictures after beside those before. */
export const storyOf = ({ timeline }: { readonly timeline: readonly TimelineEntry[] }): readonly TimelineItem[] =>
  timeline
    .filter(({ mark }) => mark === undefined || isDeadline(mark))
    .flatMap((entry): TimelineItem[] => {
      if (!isTold(entry.type)) return [];
      const { seq, at, who, words } = entry;
      // The photos of the submission stand above the story already, large.
      const shown = entry.type === 'submitted' ? [] : entry.photos;
      return [
        {
          key: String(seq),
          at,
          who,
          what: whatOf(entry, entry.type),
          photos: shown.map(toTile),
          ...(entry.type === 'submitted' || words === undefined || isSaidAbove(entry, timeline) ? {} : { words }),
        },
      ];
    })
    .reverse();
