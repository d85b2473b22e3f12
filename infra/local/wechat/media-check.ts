import { createHash, randomInt } from 'node:crypto';
import type { Body, World } from './accounts.ts';
import type { PendingCheck } from './memory.ts';
import type { PictureJudge, Verdict } from './picture.ts';
import { requireCheckable } from './text-check.ts';
import { requestId, WeChatError } from './wechat-error.ts';

export interface MediaChecks {
  /** `POST /wxa/media_check_async`, version 2: takes the picture's URL; the verdict is pushed later. */
  request(body: Body): object;
  /** Goes on with what a killed process had left. */
  resume(): void;
  close(): Promise<void>;
}

interface Deps {
  readonly world: World;
  readonly pushUrl: string | (() => string);
  readonly pushToken: string;
  readonly judge: PictureJudge;
  readonly log: (message: string) => void;
  /** Pauses before the second, third and fourth attempt, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
}

const IMAGE = 2;
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
/** WeChat hangs up after five seconds and tries again, three times in all. */
const PUSH_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 10_000;

export function createMediaChecks({ world, pushUrl, pushToken, judge, log, retryDelaysMs }: Deps): MediaChecks {
  const { memory, now, appId } = world;
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();

  const eventOf = async ({ traceId, url }: PendingCheck) => {
    const envelope = {
      ToUserName: `gh_${createHash('md5').update(appId).digest('hex').slice(0, 12)}`,
      FromUserName: 'oStandInForWeChatsPushServer',
      CreateTime: Math.floor(now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: appId,
      trace_id: traceId,
      version: 2,
    };
    try {
      const verdict: Verdict = await judge.judge(await download(url, closing.signal));
      const detail = [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }];
      return { ...envelope, detail, errcode: 0, errmsg: 'ok', result: verdict };
    } catch (error) {
      if (!closing.signal.aborted)
        log(`WeChat stand-in: the picture of check ${traceId} could not be judged: ${(error as Error).message}`);
      return { ...envelope, detail: [], errcode: -1008, errmsg: '下载错误，请检查媒体链接是否有效' };
    }
  };

  const push = async (event: object): Promise<void> => {
    const target = new URL(typeof pushUrl === 'string' ? pushUrl : pushUrl());
    for (const [name, value] of Object.entries(signPush(pushToken, now()))) target.searchParams.set(name, value);
    const reply = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(PUSH_TIMEOUT_MS)]),
    });
    const answer = (await reply.text()).trim();
    if (reply.status !== 200 || (answer !== '' && answer !== 'success'))
      throw new Error(`answered ${reply.status} ${answer.slice(0, 80)}`);
  };

  const run = async (check: PendingCheck): Promise<void> => {
    const event = await eventOf(check);
    for (let attempt = check.attempts; !closing.signal.aborted; attempt += 1) {
      try {
        await push(event);
        memory.checkTried(check.traceId, 'delivered');
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        const pause = retryDelaysMs[attempt];
        memory.checkTried(check.traceId, pause === undefined ? 'given up' : 'pending');
        log(`WeChat stand-in: push ${attempt + 1} of check ${check.traceId} failed: ${(error as Error).message}`);
        if (pause === undefined) return;
        await sleep(pause, closing.signal);
      }
    }
  };
  const begin = (check: PendingCheck) => {
    const work: Promise<void> = run(check)
      .catch((error: unknown) => log(`WeChat stand-in: media check failed: ${String(error)}`))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  return {
    request(body) {
      const openid = requireCheckable(world, body);
      if (body.media_type !== IMAGE)
        throw new WeChatError(47001, 'data format error: the stand-in checks pictures only');
      const url = String(body.media_url ?? '');
      if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) throw new WeChatError(40066);
      const traceId = requestId(now());
      memory.beginCheck(traceId, openid, url);
      begin({ traceId, openid, url, attempts: 0 });
      return { trace_id: traceId };
    },
    resume() {
      for (const check of memory.pendingChecks()) begin(check);
    },
    async close() {
      closing.abort();
      await judge.close();
      await Promise.all(underWay);
    },
  };
}

/** The query by which the receiver knows WeChat: SHA-1 over token, timestamp and nonce, sorted and joined. */
function signPush(token: string, now: number): { signature: string; timestamp: string; nonce: string } {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomInt(1_000_000_000));
  const signature = createHash('sha1').update([token, timestamp, nonce].toSorted().join('')).digest('hex');
  return { signature, timestamp, nonce };
}

async function download(url: string, stop: AbortSignal): Promise<Uint8Array> {
  const reply = await fetch(url, { signal: AbortSignal.any([stop, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]) });
  if (!reply.ok) throw new Error(`the link answered ${reply.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_FILE_BYTES) throw new Error('the file is larger than 10 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sleep(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    }
    stop.addEventListener('abort', done);
  });
}
