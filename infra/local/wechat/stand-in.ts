// Fired by the functions' calls to WeChat's server and by the pages that stand for people's phones; answers as WeChat would.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../loopback/body.ts';
import { type Body, codeToSession, phoneNumber, requireToken, stableToken, type World } from './accounts.ts';
import { createFaults } from './faults.ts';
import { createMediaChecks } from './media-check.ts';
import { openMemory } from './memory.ts';
import { sendSubscribeMessage } from './messages.ts';
import { OUTBOX_PAGE } from './outbox-page.ts';
import { BadQuestion, ownRoutes, type Persona } from './own-api.ts';
import { createPictureJudge } from './picture.ts';
import { createQuotas } from './quotas.ts';
import { checkText } from './text-check.ts';
import { errorBody, WeChatError } from './wechat-error.ts';

export interface WeChatStandInOptions {
  /** SQLite file; made when absent. */
  readonly dataFile: string;
  readonly personas: readonly Persona[];
  readonly templateIds: readonly string[];
  readonly appId: string;
  readonly appSecret: string;
  /** Where WeChat's events are pushed to; a function when the address is not known yet. */
  readonly pushUrl: string | (() => string);
  readonly pushToken: string;
  readonly log: (message: string) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly retryDelaysMs?: readonly number[];
}

export interface WeChatStandIn {
  /** Serves WeChat's paths and `/wechat-stand-in/*`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

type Call = (body: Body, query: URLSearchParams) => object;

const OWN = '/wechat-stand-in';
const LARGEST_BODY_BYTES = 1024 * 1024;
const RETRY_DELAYS_MS = [500, 2_000, 5_000];

export async function createWeChatStandIn(options: WeChatStandInOptions): Promise<WeChatStandIn> {
  const { appId, appSecret, personas, pushUrl, pushToken, log, now = Date.now } = options;
  const { retryDelaysMs = RETRY_DELAYS_MS } = options;
  const memory = openMemory(options.dataFile);
  const quotas = createQuotas(now);
  const world: World = { appId, appSecret, memory, quotas, now, templateIds: new Set(options.templateIds) };
  const faults = createFaults();
  const judge = createPictureJudge();
  const media = createMediaChecks({ world, pushUrl, pushToken, judge, log, retryDelaysMs });
  const own = ownRoutes(world, personas, faults);
  media.resume();

  /** A call that needs an access token in its query. */
  const asAccount =
    (call: (body: Body) => object): Call =>
    (body, query) => {
      requireToken(world, query.get('access_token'));
      return { errcode: 0, errmsg: 'ok', ...call(body) };
    };
  const posts: Readonly<Record<string, Call>> = {
    '/cgi-bin/stable_token': (body) => stableToken(world, body),
    '/cgi-bin/message/subscribe/send': asAccount((body) => sendSubscribeMessage(world, body)),
    '/wxa/msg_sec_check': asAccount((body) => checkText(world, body)),
    '/wxa/media_check_async': asAccount((body) => media.request(body)),
    '/wxa/business/getuserphonenumber': asAccount((body) => phoneNumber(world, body)),
  };

  const callWeChat = (path: string, query: URLSearchParams, request: IncomingMessage, bytes: Buffer): object => {
    const login = path === '/sns/jscode2session';
    const call = posts[path];
    if (!login && call === undefined) throw new WeChatError(40066);
    faults.strike(path);
    quotas.called(path);
    if (login) return codeToSession(world, query);
    if (request.method !== 'POST') throw new WeChatError(43002);
    if (bytes.length === 0) throw new WeChatError(44002);
    return (call as Call)(
      parse(bytes, () => new WeChatError(47001)),
      query,
    );
  };

  const answerWeChat = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    let reply: object;
    let status = 200;
    try {
      reply = callWeChat(url.pathname, url.searchParams, request, await readBody(request, LARGEST_BODY_BYTES));
    } catch (error) {
      const known = error instanceof BodyTooLarge ? new WeChatError(45002) : error;
      if (!(known instanceof WeChatError)) throw error;
      reply = errorBody(known, now());
      status = known.errcode === 40066 && posts[url.pathname] === undefined ? 404 : 200;
    }
    // The one path that says JSON as text/plain; clients that trust the header fall over it, as they would in earnest.
    const type = url.pathname === '/sns/jscode2session' ? 'text/plain' : 'application/json; encoding=utf-8';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(reply));
  };

  const answerOwn = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const path = url.pathname.slice(OWN.length).replace(/\/$/, '');
    if (request.method === 'GET' && path === '/messages' && request.headers.accept?.includes('text/html')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', vary: 'accept' }).end(OUTBOX_PAGE);
      return;
    }
    const route = own[`${request.method} ${path}`];
    const send = (status: number, body: object) =>
      response
        .writeHead(status, {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          vary: 'accept',
        })
        .end(JSON.stringify(body));
    if (route === undefined) {
      request.resume();
      send(404, { message: `The stand-in has no ${request.method} ${OWN}${path}.` });
      return;
    }
    try {
      const bytes = await readBody(request, LARGEST_BODY_BYTES);
      const body = bytes.length === 0 ? {} : parse(bytes, () => new BadQuestion('The body is not a JSON object.'));
      send(200, route(body, url.searchParams));
    } catch (error) {
      if (!(error instanceof BadQuestion) && !(error instanceof BodyTooLarge)) throw error;
      send(400, { message: error.message });
    }
  };

  const shut = async () => {
    await media.close();
    memory.close();
  };
  let shutting: Promise<void> | undefined;
  return {
    async handle(request, response) {
      const url = new URL(`http://localhost${request.url ?? '/'}`);
      const isOwn = url.pathname === OWN || url.pathname.startsWith(`${OWN}/`);
      await (isOwn ? answerOwn : answerWeChat)(request, response, url);
    },
    close() {
      shutting ??= shut();
      return shutting;
    },
  };
}

function parse(bytes: Buffer, failure: () => Error): Body {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body;
  } catch {
    // falls through
  }
  throw failure();
}
