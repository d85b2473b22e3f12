import type { ComplaintDetail, PhotoView } from '@huzhou/shared/complaints/view';
import type { PhotoTile } from './photo-strip.tsx';

export const toTile = ({ photoId, state, url }: PhotoView): PhotoTile => ({ key: photoId, state, src: url });

/** The pictures of the last time it was reported as resolved in this opening; none before that. */
export const photosAfter = ({ timeline }: Pick<ComplaintDetail, 'timeline'>): readonly PhotoView[] => {
  let photos: readonly PhotoView[] = [];
  for (const entry of timeline) {
    if (entry.type === 'resolved') photos = entry.photos;
    if (entry.type === 'reopened') photos = [];
  }
  return photos;
};
