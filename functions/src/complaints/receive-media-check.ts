import type { receiveMediaCheck } from '@huzhou/shared/complaints/routes';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import type { ContentLog } from '../wechat/content-check.ts';
import type { PhotoRepository } from './photo-repository.ts';
import { isSignedByWeChat } from './push-signature.ts';

/** What WeChat wants to read, else it pushes the same again (three times in all). */
const received = 'success';

/** Takes WeChat's verdict on a photo: `risky` withholds it, `review` and `pass` are noted. */
export const createReceiveMediaCheck =
  (deps: {
    readonly photos: Pick<PhotoRepository, 'recordVerdict' | 'applyVerdict'>;
    readonly pushToken: () => Promise<string>;
    readonly clock: Clock;
    readonly log: ContentLog;
  }): Handler<typeof receiveMediaCheck> =>
  async ({ query, body }) => {
    const { photos, clock, log } = deps;
    if (!isSignedByWeChat(query, await deps.pushToken(), clock.now())) return err(failure('forbidden'));
    const { Event: event, trace_id: traceId, result } = body;
    if (event !== 'wxa_media_check') return ok(received);
    if (!traceId || result === undefined) {
      log.warn('content.photo-unchecked', { reason: 'no-verdict' });
      return ok(received);
    }
    const finished = await photos.recordVerdict(traceId, result.suggest, clock.now());
    if (finished !== undefined && (await photos.applyVerdict(finished, clock.now())) && finished.verdict !== 'pass')
      log.warn('content.photo-suspected', { ...finished.photo, verdict: finished.verdict });
    return ok(received);
  };
