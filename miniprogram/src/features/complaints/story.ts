import { policies } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail, TimelineEntry } from '@huzhou/shared/complaints/view';
import { legTexts, storyTexts } from '../../i18n/cases.ts';
import { ratingTexts } from '../../i18n/ui.ts';
import { toTile } from '../../ui/case-photos.ts';
import type { TimelineItem } from '../../ui/timeline.tsx';

type Mark = NonNullable<TimelineEntry['mark']>;

/** Marks before a deadline are between colleagues; that a promise was broken is the reporter's business too. */
const isDeadline = ({ leg, colour }: Mark): boolean =>
  policies['303024'].marks.some((mark) => mark.leg === leg && mark.colour === colour && mark.used[0] === mark.used[1]);

const whatOf = ({ type, unitName, score, mark }: TimelineEntry): string => {
  switch (type) {
    case 'dispatched':
    case 'referred':
      return storyTexts[type](unitName ?? '');
    case 'rated':
      return storyTexts.rated(score === undefined ? '' : (ratingTexts.scores[score - 1] ?? ''));
    case 'marked':
      return mark === undefined ? '' : storyTexts.late(legTexts[mark.leg]);
    default:
      return storyTexts[type];
  }
};

/** The story as the reporter reads it: newest first, lateness in plain words, pictures after beside those before. */
export const storyOf = ({ timeline }: Pick<ComplaintDetail, 'timeline'>): readonly TimelineItem[] =>
  timeline
    .filter(({ mark }) => mark === undefined || isDeadline(mark))
    .map((entry): TimelineItem => {
      const { seq, at, who, words } = entry;
      // The photos of the submission stand above the story already, large.
      const shown = entry.type === 'submitted' ? [] : entry.photos;
      return {
        key: String(seq),
        at,
        who,
        what: whatOf(entry),
        photos: shown.map(toTile),
        ...(entry.type === 'submitted' || words === undefined ? {} : { words }),
      };
    })
    .reverse();
