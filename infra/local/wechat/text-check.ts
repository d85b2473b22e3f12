import { type Body, requireVisitor, type World } from './accounts.ts';
import { requestId, WeChatError } from './wechat-error.ts';

export type Suggest = 'pass' | 'review' | 'risky';

/** 命中标签: what WeChat calls the trouble. */
export const LABELS = {
  fine: 100,
  advertising: 10001,
  obscene: 20002,
  abuse: 20003,
  crime: 20006,
  other: 21000,
} as const;

/**
 * The stand-in has no model of language. 违规测试 and 待审测试 are there to drive tests and demonstrations; the others are
 * a few phrases that the real check is known to stop, so that trying it out feels right.
 */
const PHRASES: readonly (readonly [string, Suggest, number])[] = [
  ['违规测试', 'risky', LABELS.crime],
  ['代开发票', 'risky', LABELS.advertising],
  ['加微信兼职', 'risky', LABELS.advertising],
  ['网络赌博平台', 'risky', LABELS.crime],
  ['待审测试', 'review', LABELS.other],
  ['傻逼', 'review', LABELS.abuse],
];

const LONGEST_CONTENT = 2_500;

/** `POST /wxa/msg_sec_check`, version 2. */
export function checkText(world: World, body: Body): object {
  requireCheckable(world, body);
  const content = body.content;
  if (typeof content !== 'string' || content === '') throw new WeChatError(44002);
  if ([...content].length > LONGEST_CONTENT) throw new WeChatError(45002);
  const text = [content, body.title, body.nickname, body.signature]
    .filter((part) => typeof part === 'string')
    .join('\n');
  const hit = PHRASES.find(([phrase]) => text.replace(/\s/g, '').includes(phrase));
  const [keyword, suggest, label] = hit ?? ['', 'pass' as const, LABELS.fine];
  const detail = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 };
  return {
    detail: hit ? [detail, { strategy: 'keyword', errcode: 0, suggest, label, level: 20, keyword }] : [detail],
    trace_id: requestId(world.now()),
    result: { suggest, label },
  };
}

/** What text and media checks ask in common: version 2, a known scene, a person who was here lately. */
export function requireCheckable(world: World, body: Body): string {
  if (body.version !== 2) throw new WeChatError(47001, 'data format error: version must be 2');
  if (![1, 2, 3, 4].includes(body.scene as number)) throw new WeChatError(40129);
  return requireVisitor(world, body.openid);
}
