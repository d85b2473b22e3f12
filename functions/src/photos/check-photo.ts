import type { Clock } from '@huzhou/shared/kernel/time';
import type { ContentLog, OpenidOf } from '../wechat/content-check.ts';
import { isPassing, type WeChatFailure } from '../wechat/failure.ts';
import type { WeChatClient } from '../wechat/wechat-client.ts';
import type { PhotoFacts } from './photo.ts';
import type { PhotoRows } from './photo-rows.ts';
import type { PhotoFiles } from './photo-store.ts';

export interface CheckPhotoDeps<Ref, P extends Ref & PhotoFacts> {
  readonly photos: Pick<PhotoRows<Ref, P>, 'refOf' | 'recordTrace' | 'applyVerdict'>;
  readonly files: Pick<PhotoFiles, 'urlOf'>;
  readonly weChat: Pick<WeChatClient, 'checkMediaAsync'>;
  readonly openidOf: OpenidOf;
  readonly clock: Clock;
  readonly log: ContentLog;
}

/** The check could not be asked for now; thrown so that the queue brings the photo again later. */
class CheckPostponed extends Error {
  constructor({ kind }: WeChatFailure) {
    super(`WeChat did not take the content check: ${kind}`);
    this.name = 'CheckPostponed';
  }
}

/** Asks WeChat whether a photo may be seen. Its verdict is pushed later (`recordVerdict`), under the trace id noted here. */
export const createCheckPhoto =
  <Ref extends Readonly<Record<string, unknown>>, P extends Ref & PhotoFacts>(deps: CheckPhotoDeps<Ref, P>) =>
  async (photo: P, mediaKey: string): Promise<void> => {
    const { photos, files, weChat, openidOf, clock, log } = deps;
    const openid = await openidOf(photo.personId);
    if (openid === undefined) {
      log.warn('content.photo-unchecked', { ...photos.refOf(photo), reason: 'unknown-person' });
      return;
    }
    const asked = await weChat.checkMediaAsync({ openid, mediaUrl: await files.urlOf(mediaKey) });
    if (!asked.ok) {
      // To ask twice is harmless: two trace ids, two verdicts on the same photo.
      if (isPassing(asked.failure) || asked.failure.kind === 'unanswered') throw new CheckPostponed(asked.failure);
      log.warn('content.photo-unchecked', { ...photos.refOf(photo), reason: asked.failure.kind });
      return;
    }
    const finished = await photos.recordTrace(photo, asked.value.traceId, clock.now());
    if (finished !== undefined) await photos.applyVerdict(finished, clock.now());
  };
