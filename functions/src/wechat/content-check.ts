import type { WeChatClient } from './wechat-client.ts';

/** WeChat's opinion of a text: only `risky` is refused; without an answer the text is accepted and flagged. */
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unreachable';

export type CheckText = (personId: string, words: string) => Promise<TextVerdict>;

/** Who a person is to WeChat; undefined when we do not know them (any more). */
export type OpenidOf = (personId: string) => Promise<string | undefined>;

export interface ContentLog {
  readonly info: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
}

/**
 * Asks WeChat about words before they go on record. Where it cannot be asked what people have to say is worth more than
 * the check: the words are taken, and a named event says that nobody looked at them.
 */
export const createCheckText =
  (deps: {
    readonly weChat: Pick<WeChatClient, 'checkText'>;
    readonly openidOf: OpenidOf;
    readonly log: ContentLog;
  }): CheckText =>
  async (personId, words) => {
    if (words.trim() === '') return 'pass';
    const openid = await deps.openidOf(personId);
    if (openid === undefined) {
      deps.log.warn('content.text-unchecked', { reason: 'unknown-person' });
      return 'unreachable';
    }
    const verdict = await deps.weChat.checkText({ openid, text: words });
    if (!verdict.ok) {
      deps.log.warn('content.text-unchecked', { reason: verdict.failure.kind });
      return 'unreachable';
    }
    if (verdict.value !== 'pass') deps.log.info('content.text-suspected', { verdict: verdict.value });
    return verdict.value;
  };
