import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { nextDueAt } from '@huzhou/shared/complaints/custody';
import type { ComplaintDetail, PhotoView, RelatedCase } from '@huzhou/shared/complaints/view';
import { excerptOf } from './complaint-summary.ts';
import type { CaseFile, ComplaintStore } from './ports.ts';
import type { Reader } from './reader.ts';
import { timelineOf } from './timeline.ts';

export type Related = Pick<ComplaintDetail, 'main' | 'parts' | 'parent'>;

/** A case as another one names it. What its reporter wrote is for staff. */
const asRelated = (reader: Reader, complaint: Complaint): RelatedCase => {
  const { complaintId, state, unit, words } = complaint;
  const dueAt = nextDueAt(complaint);
  return {
    complaintId,
    state,
    ...(unit === undefined ? {} : { unitName: unit.name }),
    excerpt: reader === 'staff' ? excerptOf(words) : '',
    ...(dueAt === undefined ? {} : { dueAt }),
  };
};

/** The photos of a case as those may see them whom it does not concern: by id, undefined where they may not. */
export type PhotosForOthers = (file: CaseFile) => Promise<(photoId: string) => PhotoView | undefined>;

/** Reads the cases that a case is bound to: for everybody the one that it lies in, for staff its parts and its parent. */
export const createRelatedCases =
  (store: Pick<ComplaintStore, 'find' | 'read'>, photosForOthers: PhotosForOthers) =>
  async ({ mergedInto, parts, parentId }: Complaint, reader: Reader): Promise<Related> => {
    const isStaff = reader === 'staff';
    const [main, children, parent] = await Promise.all([
      mergedInto === undefined ? undefined : store.read(mergedInto),
      isStaff ? Promise.all(parts.map((part) => store.find(part))) : [],
      isStaff && parentId !== undefined ? store.find(parentId) : undefined,
    ]);
    const photoOf = main && (await photosForOthers(main));
    const found = children.flatMap((child) => (child === undefined ? [] : [child]));
    return {
      ...(main === undefined || photoOf === undefined
        ? {}
        : {
            main: {
              ...asRelated(reader, main.complaint),
              // As citizens may hear it, whoever asks: it is the story of other people's trouble.
              timeline: timelineOf(main.complaint, main.events, 'follower', photoOf),
            },
          }),
      ...(found.length === 0 ? {} : { parts: found.map((part) => asRelated(reader, part)) }),
      ...(parent === undefined ? {} : { parent: asRelated(reader, parent) }),
    };
  };
