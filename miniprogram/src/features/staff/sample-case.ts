import type { ComplaintDetail, TimelineEntry } from '@huzhou/shared/complaints/view';
import { instantOf } from '@huzhou/shared/kernel/time';

/** For tests: an entry of a story, `minute` minutes after the first. */
export const entry = (seq: number, type: TimelineEntry['type'], rest: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  at: instantOf(seq * 60_000),
  type,
  who: '周立行',
  photos: [],
  ...rest,
});

/** For tests: a case in 月河街道 with this story. */
export const caseWith = (timeline: readonly TimelineEntry[], rest: Partial<ComplaintDetail> = {}): ComplaintDetail => ({
  complaintId: 'HZ20261123-ABCDEFGH12',
  state: 'dispatched',
  categoryCode: 'E0102',
  address: '红旗路 12 号',
  districtCode: '330502',
  townCode: '330502001',
  excerpt: '',
  submittedAt: instantOf(0),
  opening: 1,
  source: 'citizen',
  isKey: false,
  goneReported: false,
  unansweredSupervisions: 0,
  words: '',
  photos: [{ photoId: 'before', state: 'ready', url: 'before.jpg' }],
  promises: [],
  timeline: [...timeline],
  commands: [],
  isMine: false,
  following: false,
  followers: 0,
  mayRevealContact: false,
  ...rest,
});
