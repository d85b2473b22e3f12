import type { DogDetail } from '@huzhou/shared/dogs/view';
import { PhotoStrip } from '../../../ui/photo-strip.tsx';

/** Photos in a row; one that has no address yet is still being cleaned. */
export const DogPhotos = ({ photos }: Pick<DogDetail, 'photos'>) =>
  photos.length === 0 ? null : (
    <PhotoStrip
      photos={photos.map(({ photoId, url }) => ({
        key: photoId,
        src: url,
        state: url === undefined ? 'pending' : 'ready',
      }))}
    />
  );
