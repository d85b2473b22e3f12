import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import * as z from 'zod/mini';
import type { PhotoFiles } from '../../photos/photo-store.ts';
import type { ComplaintReader } from '../complaint-reader.ts';
import type { Open311Cases } from './ports.ts';

const isCaseNumber = (id: string): boolean => z.safeParse(ComplaintId, id).success;

/** Whatever a case's log may hold. */
const lastSeq = 999_999;

/** The real cases. An id of another form than ours is none, and is not asked for. */
export const createCases = (deps: {
  readonly reader: ComplaintReader;
  readonly search: Pick<Open311Cases, 'findAll' | 'newest' | 'updatesIn'>;
  readonly photoFiles: Pick<PhotoFiles, 'photoUrls'>;
  readonly accept: Open311Cases['accept'];
}): Open311Cases => {
  const { reader, search, photoFiles, accept } = deps;
  return {
    ...search,
    accept,
    find: async (id) => (isCaseNumber(id) ? reader.find(id) : undefined),
    findAll: (ids) => search.findAll(ids.filter(isCaseNumber)),
    eventsOf: (complaintId) => reader.eventsBetween(complaintId, 0, lastSeq),
    mediaUrlOf: async (complaintId) => {
      const file = await reader.read(complaintId);
      if (file === undefined) return undefined;
      const own = file.photos.filter(({ photoId }) => file.complaint.photoIds.includes(photoId));
      return [...(await photoFiles.photoUrls(own)).values()].at(0);
    },
  };
};
