import { foldCase, searchedTexts } from '@huzhou/shared/complaints/case-filter';
import { Complaint } from '@huzhou/shared/complaints/complaint';
import { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { Follower } from './follower.ts';
import {
  complaintIndexes,
  complaintKey,
  contactKey,
  eventKey,
  isComplaintRow,
  isContactRow,
  isEventRow,
  isFollowerRow,
  isPhotoRow,
  type Key,
  pendingPhotoLook,
} from './keys.ts';
import { Photo, photoKey } from './photo.ts';
import type { CaseFile } from './ports.ts';

/** A stored row before it is parsed; all that is known of it is that it may have a key. */
export type Row = Readonly<Record<string, unknown>> & { readonly pk?: unknown; readonly sk?: unknown };

/**
 * What a case is found by, in small letters: the store compares letter by letter. Only of cases that have capital ones;
 * all others are found in their own words.
 */
const foldedText = (complaint: Complaint): { readonly foldedText?: string } => {
  const text = searchedTexts(complaint).join('\n');
  const folded = foldCase(text);
  return folded === text ? {} : { foldedText: folded };
};

export const complaintRow = (complaint: Complaint): Row => ({
  ...complaintKey(complaint.complaintId),
  ...complaintIndexes(complaint),
  ...foldedText(complaint),
  ...complaint,
});

export const eventRow = (event: ComplaintEvent): Row => ({ ...eventKey(event.complaintId, event.seq), ...event });

/** How long its queue tries to fetch a file before the sweeper wonders: all its attempts take some 45 minutes. */
const fetchingSeconds = 2 * secondsIn.hour;

/** From when a pending photo is overdue for a look. */
const pendingSince = ({ fetchFrom, stateAt }: Photo) =>
  fetchFrom === undefined ? stateAt : plusSeconds(stateAt, fetchingSeconds);

export const photoRow = (photo: Photo): Row => ({
  ...photoKey(photo.complaintId, photo.photoId),
  ...(photo.state === 'pending' ? pendingPhotoLook(photo.complaintId, photo.photoId, pendingSince(photo)) : {}),
  ...photo,
});

/** Rows are parsed before they are written: nobody could read again, or carry on, what does not fit. */
export const fitComplaintRow = (complaint: Complaint): Row => complaintRow(z.parse(Complaint, complaint));
export const fitEventRow = (event: ComplaintEvent): Row => eventRow(z.parse(ComplaintEvent, event));
export const fitPhotoRow = (photo: Photo): Row => photoRow(z.parse(Photo, photo));

export const contactRow = (complaintId: string, sealedPhone: string): Row => ({
  ...contactKey(complaintId),
  sealedPhone,
});

const Contact = z.object({ sealedPhone: z.string() });

/** Rows are parsed on the way out, too: what does not fit was written by somebody else, and must not be acted on. */
export const parseComplaint = (row: Row): Complaint => z.parse(Complaint, row);
export const parseEvent = (row: Row): ComplaintEvent => z.parse(ComplaintEvent, row);
export const parsePhoto = (row: Row): Photo => z.parse(Photo, row);
export const parseFollower = (row: Row): Follower => z.parse(Follower, row);

const hasKey = (row: Row): row is Row & Key => typeof row.pk === 'string' && typeof row.sk === 'string';

/** What a stored row is; undefined for rows of other kinds in the same table. */
export const rowKind = (row: Row): 'complaint' | 'event' | 'follower' | 'photo' | 'contact' | undefined => {
  if (!hasKey(row)) return undefined;
  if (isComplaintRow(row)) return 'complaint';
  if (isEventRow(row)) return 'event';
  if (isFollowerRow(row)) return 'follower';
  if (isPhotoRow(row)) return 'photo';
  return isContactRow(row) ? 'contact' : undefined;
};

/** A case put together from all rows of its partition; undefined when there is no such case. */
export const caseFileOf = (rows: readonly Row[]): CaseFile | undefined => {
  const ofKind = (kind: ReturnType<typeof rowKind>): readonly Row[] => rows.filter((row) => rowKind(row) === kind);
  const [complaint] = ofKind('complaint');
  if (complaint === undefined) return undefined;
  const [contact] = ofKind('contact');
  return {
    complaint: parseComplaint(complaint),
    events: ofKind('event').map(parseEvent),
    photos: ofKind('photo').map(parsePhoto),
    followers: ofKind('follower').map(parseFollower),
    ...(contact === undefined ? {} : { sealedPhone: z.parse(Contact, contact).sealedPhone }),
  };
};
