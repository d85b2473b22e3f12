import type { Sealer } from '../platform/sealed.ts';
import type { Photo } from './photo.ts';
import type { DogStore } from './ports.ts';

/** What whoever shows a dog needs besides the dog. */
export interface ShowDeps {
  readonly store: Pick<DogStore, 'holderOf' | 'disputesOf' | 'photosOf'>;
  readonly photoUrls: (photos: readonly Photo[]) => Promise<ReadonlyMap<string, string>>;
  readonly sealer: Sealer;
}

/** Those of the photos that are there, in their order, with an address where they can be seen. */
export const photoViews = (photos: readonly Photo[], ids: readonly string[], urls: ReadonlyMap<string, string>) =>
  ids.flatMap((photoId) => {
    if (!photos.some((photo) => photo.photoId === photoId)) return [];
    const url = urls.get(photoId);
    return [url === undefined ? { photoId } : { photoId, url }];
  });
