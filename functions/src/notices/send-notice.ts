import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { type Clock, type Instant, millisecondsBetween } from '@huzhou/shared/kernel/time';
import type { Notice, Recipient } from '@huzhou/shared/notices/notice';
import { isPassing, type WeChatFailure } from '../wechat/failure.ts';
import type { WeChatClient } from '../wechat/wechat-client.ts';
import type { Claim, NoticeRepository, Settlement } from './notice-repository.ts';

/** A person with what WeChat knows them by. */
export interface Addressee {
  readonly personId: string;
  readonly openid: string;
}

/** How many messages of a template people have agreed to and not received: one accept, one message. */
export interface Quota {
  readonly take: (personId: string, templateId: string) => Promise<boolean>;
  readonly giveBack: (personId: string, templateId: string) => Promise<void>;
  readonly empty: (personId: string, templateId: string) => Promise<void>;
}

export interface SendNoticeDeps {
  readonly notices: NoticeRepository;
  /** Undefined when there is no such person, or nobody holds the staff id any more. */
  readonly addresseeOf: (to: Recipient) => Promise<Addressee | undefined>;
  readonly quota: Quota;
  /** WeChat's template ids by our keys. */
  readonly templateIds: Readonly<Record<string, string>>;
  readonly weChat: Pick<WeChatClient, 'sendSubscribeMessage'>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly log: {
    readonly info: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
    readonly warn: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
  };
}

/** Thrown so that the queue brings the notice again later: it has certainly not been sent by this attempt. */
export class NoticePostponed extends Error {
  constructor(reason: string) {
    super(`The notice could not be sent now: ${reason}`);
    this.name = 'NoticePostponed';
  }
}

/** What may change with time, or with a corrected secret; everything else that WeChat says is final. */
const isWorthRetrying = (failure: WeChatFailure): boolean => isPassing(failure) || failure.kind === 'bad-credentials';

/**
 * Sends a notice, at most once. WeChat takes no key by which a second call could be recognised, so the claim is
 * written before it is called; whoever dies between the call and the record leaves a notice of which nobody can tell
 * whether it arrived, and that is not sent again: what it says also stands in the client, and an alarm in the
 * staff's queue, while a message that comes twice would use up an agreement given for one.
 */
export const createSendNotice = (deps: SendNoticeDeps): ((notice: Notice, createdAt: Instant) => Promise<void>) => {
  const { notices, addresseeOf, quota, templateIds, weChat, clock, randomBytes, log } = deps;

  const tell = ({ noticeId, subjectId, message, about }: Notice, { state, reason }: Settlement): void => {
    const now = clock.now();
    log[state === 'sent' || state === 'no-quota' ? 'info' : 'warn'](`notice.${state}`, {
      noticeId,
      subjectId,
      template: message.template,
      ...(reason === undefined ? {} : { reason }),
      ...(about === undefined ? {} : { lateMilliseconds: millisecondsBetween(about.instant, now) }),
    });
  };

  /** What the notice came to; throws only when it was certainly not sent and can be tried again. */
  const attempt = async ({ to, message }: Notice): Promise<Settlement> => {
    const templateId = templateIds[message.template];
    if (templateId === undefined) return { state: 'failed', reason: 'unknown-template' };
    const addressee = await addresseeOf(to);
    if (addressee === undefined) return { state: 'failed', reason: 'unknown-recipient' };
    const { personId, openid } = addressee;
    if (!(await quota.take(personId, templateId))) return { state: 'no-quota' };
    const { page, fields } = message;
    const sent = await weChat.sendSubscribeMessage({ openid, templateId, page, fields }).catch(async (error) => {
      // It throws only where nothing has been asked of WeChat, as when our secret cannot be read.
      await quota.giveBack(personId, templateId);
      throw error;
    });
    if (sent.ok) return { state: 'sent' };
    const { kind, errcode } = sent.failure;
    if (kind === 'unanswered') return { state: 'uncertain', reason: 'unanswered' };
    if (kind === 'refused') {
      await quota.empty(personId, templateId);
      return { state: 'refused' };
    }
    await quota.giveBack(personId, templateId);
    if (isWorthRetrying(sent.failure)) throw new NoticePostponed(kind);
    return { state: 'failed', reason: errcode === undefined ? kind : `${kind} ${errcode}` };
  };

  return async (notice, createdAt) => {
    const claim: Claim = { noticeId: notice.noticeId, claimId: Buffer.from(randomBytes(12)).toString('base64url') };
    const claimed = await notices.claim(notice, claim.claimId, createdAt, clock.now());
    if (claimed.kind === 'settled') {
      if (claimed.justNow) tell(notice, { state: claimed.state, reason: 'claim-abandoned' });
      return;
    }
    if (claimed.kind === 'held') throw new NoticePostponed('claimed by another');
    let settlement: Settlement;
    try {
      settlement = await attempt(notice);
    } catch (error) {
      // Everything that throws does so before the call, or after an answer that says that nothing was sent.
      await notices.release(claim, error instanceof Error ? error.name : 'unknown');
      throw error;
    }
    if (await notices.settle(claim, settlement, clock.now())) tell(notice, settlement);
  };
};
