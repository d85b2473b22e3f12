import { declineReasons } from '@huzhou/shared/complaints/casework';
import { keyReasonNames } from '@huzhou/shared/complaints/key-case';
import { legTitles, occasionNames } from '@huzhou/shared/complaints/messages';
import { policies } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail, TimelineEntry } from '@huzhou/shared/complaints/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { serverNow } from '../../device/clock.ts';
import { staffCaseTexts } from '../../i18n/staff.ts';
import { sheetTexts } from '../../i18n/staff-commands.ts';
import { staffStoryTexts } from '../../i18n/staff-story.ts';
import { clockWords, momentWords } from '../../i18n/time.ts';
import { ratingTexts } from '../../i18n/ui.ts';
import { toTile } from '../../ui/case-photos.ts';
import type { TimelineItem } from '../../ui/timeline.tsx';

/** What a mark in a story and a reason on the ledger have in common. */
type Mark = Pick<NonNullable<TimelineEntry['mark']>, 'leg' | 'reason' | 'colour'>;

// Every policy has the same marks in proportion; a mark at the whole of its leg is the deadline itself.
const isDeadline = ({ leg, colour }: Mark): boolean =>
  policies['303024'].marks.some((mark) => mark.leg === leg && mark.colour === colour && mark.used[0] === mark.used[1]);

/** 「响应超时」, 「办结即将超时」, 「被回退」 */
export const markWords = (mark: Mark): string => {
  if (mark.leg === undefined) return mark.reason === undefined ? '' : occasionNames[mark.reason];
  return staffStoryTexts.marked(
    legTitles[mark.leg],
    isDeadline(mark) ? staffStoryTexts.overdue : staffStoryTexts.nearlyOverdue,
  );
};

const moment = (instant: Instant | undefined): string =>
  instant === undefined ? '' : momentWords(epochMilliseconds(instant), serverNow());

/** What happened, as a verb. */
export const whatOf = (entry: TimelineEntry): string => {
  const { type, unitName = '', score, mark, until, caseIds = [] } = entry;
  switch (type) {
    case 'dispatched':
    case 'referred':
      return staffStoryTexts[type](unitName);
    case 'rated':
      return staffStoryTexts.rated(score === undefined ? '' : (ratingTexts.scores[score - 1] ?? ''));
    case 'reopened':
      return entry.unsatisfied ? staffStoryTexts.reopenedUnsatisfied : staffStoryTexts.reopened;
    case 'closed':
      return entry.who === staffStoryTexts.system ? staffStoryTexts.closedWithMain : staffStoryTexts.closed;
    case 'marked':
      return mark === undefined ? '' : markWords(mark);
    case 'suspended':
    case 'extended':
    case 'extension-requested':
    case 'suspension-requested':
    case 'supervised':
      return staffStoryTexts[type](moment(until));
    case 'merged':
    case 'absorbed':
    case 'repeated':
      return staffStoryTexts[type](caseIds.join('、'));
    case 'split':
      return staffStoryTexts.split(caseIds.length);
    case 'declined':
      return staffStoryTexts.declined(entry.reasonCode === undefined ? '' : declineReasons[entry.reasonCode]);
    case 'transferred':
      return staffStoryTexts.transferred(entry.body ?? '');
    case 'keyed':
      return staffStoryTexts.keyed(entry.keyReason === undefined ? '' : keyReasonNames[entry.keyReason]);
    case 'leader-assigned':
      return staffStoryTexts['leader-assigned'](entry.leaderName ?? '');
    case 'step-finished':
      return staffStoryTexts['step-finished'](entry.step === undefined ? undefined : entry.step + 1);
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
        tag: entry.internal ? staffCaseTexts.internal : undefined,
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
