import { legTitles } from '@huzhou/shared/complaints/messages';
import { policies } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail, TimelineEntry } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { staffStoryTexts } from '../../i18n/staff.ts';
import { sheetTexts } from '../../i18n/staff-commands.ts';
import { clockWords } from '../../i18n/time.ts';
import { ratingTexts } from '../../i18n/ui.ts';
import { toTile } from '../../ui/case-photos.ts';
import type { TimelineItem } from '../../ui/timeline.tsx';

type Mark = NonNullable<TimelineEntry['mark']>;

// Every policy has the same marks in proportion; a mark at the whole of its leg is the deadline itself.
const isDeadline = ({ leg, colour }: Mark): boolean =>
  policies['303024'].marks.some((mark) => mark.leg === leg && mark.colour === colour && mark.used[0] === mark.used[1]);

/** 「响应超时」, 「办结即将超时」 */
export const markWords = (mark: Mark): string =>
  staffStoryTexts.marked(
    legTitles[mark.leg],
    isDeadline(mark) ? staffStoryTexts.overdue : staffStoryTexts.nearlyOverdue,
  );

/** What happened, as a verb. */
export const whatOf = ({ type, unitName = '', score, mark }: TimelineEntry): string => {
  switch (type) {
    case 'dispatched':
    case 'referred':
      return staffStoryTexts[type](unitName);
    case 'rated':
      return staffStoryTexts.rated(score === undefined ? '' : (ratingTexts.scores[score - 1] ?? ''));
    case 'marked':
      return mark === undefined ? '' : markWords(mark);
    default:
      return staffStoryTexts[type];
  }
};

/** The instant that was passed, where the mark was noticed visibly later. */
const markedAt = ({ at, mark }: TimelineEntry): string | undefined => {
  if (mark === undefined) return undefined;
  const passed = clockWords(epochMilliseconds(mark.instant));
  return passed === clockWords(epochMilliseconds(at)) ? undefined : staffStoryTexts.passed(passed);
};

/** The whole story as colleagues read it, newest first: names, reasons, every mark, pictures after beside those before. */
export const staffStory = ({
  timeline,
  photos,
}: Pick<ComplaintDetail, 'timeline' | 'photos'>): readonly TimelineItem[] =>
  timeline
    .map((entry): TimelineItem => {
      const isSubmission = entry.type === 'submitted';
      return {
        key: String(entry.seq),
        at: entry.at,
        who: entry.who,
        what: whatOf(entry),
        words: isSubmission ? undefined : (entry.words ?? markedAt(entry)),
        // What was submitted stands above the story already.
        photos: isSubmission ? [] : entry.photos.map(toTile),
        ...(entry.type === 'resolved' ? { before: photos.map(toTile) } : {}),
        colour: entry.mark?.colour,
      };
    })
    .reverse();

/** The marks of the running opening, in the order in which they were set. */
export const marksNow = ({ timeline }: Pick<ComplaintDetail, 'timeline'>): readonly TimelineEntry[] =>
  timeline.slice(timeline.map(({ type }) => type).lastIndexOf('reopened') + 1).filter(({ type }) => type === 'marked');

/** Counts what people did: marks come by themselves and change nothing about what may be done. */
export const stepsTaken = (timeline: readonly TimelineEntry[]): number =>
  timeline.filter(({ type }) => type !== 'marked').length;

/** What others did since this many steps, in words; empty when nothing. */
export const changesSince = (timeline: readonly TimelineEntry[], steps: number): string =>
  timeline
    .filter(({ type }) => type !== 'marked')
    .slice(steps)
    .map((entry) => sheetTexts.change(entry.who, whatOf(entry), clockWords(epochMilliseconds(entry.at))))
    .join('；');
