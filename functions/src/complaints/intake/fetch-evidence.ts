import { performance } from 'node:perf_hooks';
import { fetchRetries, mostTries } from '@huzhou/shared/complaints/intake/retries';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import { largestUploadBytes } from '@huzhou/shared/photos/upload';
import type { UploadStore } from '../../photos/upload-store.ts';
import { log } from '../../platform/log.ts';
import type { MessageMeta } from '../../platform/queue.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import type { SourceRepository } from '../../sources/source-repository.ts';
import type { Photo, PhotoToClean, PhotoToFetch } from '../photo.ts';
import type { PhotoRepository } from '../photo-repository.ts';
import { isListed, parseUrl } from './outside-address.ts';
import type { CallOutside } from './outside-call.ts';

export interface FetchEvidenceDeps {
  readonly photos: Pick<PhotoRepository, 'find' | 'withhold' | 'reviveFetched'>;
  readonly sources: Pick<SourceRepository, 'find'>;
  readonly uploads: Pick<UploadStore, 'put'>;
  readonly call: CallOutside;
  readonly cleanPhotos: SendAll<PhotoToClean>;
  readonly clock: Clock;
}

/** For the file, with all redirects on the way to it: the worker has a minute, and must live to say that there is none. */
const patienceMilliseconds = 15_000;
const mostRedirects = 3;

/** Why there is no file: `forGood`, trying again will not bring it. */
interface NoFile {
  readonly reason: string;
  readonly forGood: boolean;
}

const noFile = (reason: string, forGood: boolean) => err<NoFile>({ reason, forGood });

/** The file at an address. Redirects are followed within the source's own hosts only. */
const fetchFile = async (
  call: CallOutside,
  address: string,
  hosts: readonly string[],
): Promise<Result<Uint8Array, NoFile>> => {
  const startedAt = performance.now();
  let url = parseUrl(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (url === undefined || !isListed(url, hosts)) return noFile('host-not-listed', true);
    const headers = { accept: 'image/jpeg, image/png', 'user-agent': 'huzhou-city-services' };
    const timeoutMilliseconds = Math.ceil(patienceMilliseconds - (performance.now() - startedAt));
    if (timeoutMilliseconds <= 0) return noFile('timeout', false);
    const answer = await call(url, { method: 'GET', headers, timeoutMilliseconds, mostBytes: largestUploadBytes });
    if (!answer.ok)
      return noFile(answer.failure, answer.failure === 'refused-address' || answer.failure === 'too-large');
    const { status, location, body } = answer.value;
    if (status >= 300 && status < 400 && location !== undefined) {
      url = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
      continue;
    }
    // What is not there yet may be there soon: a camera's picture takes its time to reach the store.
    if (status < 200 || status >= 300) return noFile(`status ${status}`, false);
    return body.length === 0 ? noFile('empty', false) : ok(body);
  }
  return noFile('too-many-redirects', true);
};

/** Thrown so that the queue brings the photo again, or sets it aside at last. */
class EvidenceNotFetched extends Error {
  constructor(reason: string) {
    super(`Evidence could not be fetched: ${reason}`);
    this.name = 'EvidenceNotFetched';
  }
}

const isWanted = ({ state, withheldReason }: Photo): boolean => state === 'pending' || withheldReason === 'unfetchable';

/**
 * Fetches the file of a photo from the address that its source gave, and hands it to the media pipeline like any
 * upload. After the last try staff see that there is none; a redrive of the dead letter tries again.
 */
export const createFetchEvidence = (deps: FetchEvidenceDeps) => {
  const { photos, sources, uploads, clock } = deps;

  const hostsOf = async ({ personId }: Photo): Promise<readonly string[]> => {
    const registered = await sources.find(personId.replace(/^source:/, ''));
    return registered?.source.evidenceHosts ?? [];
  };

  return async (message: PhotoToFetch, { receiveCount }: Pick<MessageMeta, 'receiveCount'>): Promise<void> => {
    const { complaintId, photoId } = message;
    const photo = await photos.find(message);
    if (photo?.fetchFrom === undefined || !isWanted(photo)) return;
    const file = await fetchFile(deps.call, photo.fetchFrom, await hostsOf(photo));
    if (file.ok) {
      await uploads.put(photo.uploadKey, file.value);
      await photos.reviveFetched(photo, clock.now());
      await deps.cleanPhotos([{ complaintId, photoId, personId: photo.personId }]);
      log.info('evidence.fetched', { complaintId, photoId, bytes: file.value.length });
      return;
    }
    const { reason, forGood } = file.failure;
    const isLast = receiveCount >= mostTries(fetchRetries);
    log.warn(forGood || isLast ? 'evidence.given-up' : 'evidence.not-fetched', { complaintId, photoId, reason });
    if (forGood || isLast) await photos.withhold(photo, 'unfetchable', clock.now());
    if (!forGood) throw new EvidenceNotFetched(reason);
  };
};
