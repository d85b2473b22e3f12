import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

const listViews = ['mine', 'followed', 'queue', 'area', 'requests'] as const;
export type ListView = (typeof listViews)[number];

const Parts = z.tuple([z.enum(listViews), Instant, ComplaintId]);

/**
 * Where a list goes on: the sort key of the last row, good for every index that is merged into the list, since all
 * are ordered alike. Opaque to clients; it grants nothing, for each page is read with the caller's rights.
 */
export const encodeCursor = (view: ListView, sort: string): string =>
  Buffer.from(`${view}#${sort}`).toString('base64url');

/** The sort key to go on after; undefined when the cursor is not one of this view's. */
export const decodeCursor = (view: ListView, cursor: string): string | undefined => {
  const parts = Parts.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split('#'));
  if (!parts.success) return undefined;
  const [ofView, instant, complaintId] = parts.data;
  return ofView === view ? `${instant}#${complaintId}` : undefined;
};
