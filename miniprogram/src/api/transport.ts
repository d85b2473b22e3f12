import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import Taro from '@tarojs/taro';
import { learnServerTime } from '../device/clock.ts';
import { type ApiFailure, offline, timeout } from './failure.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Header names in lower case. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Sends one request, once. Fails only when no answer came; an answer with an error status is a reply. */
export type Transport = (request: HttpRequest) => Promise<Result<HttpReply, ApiFailure>>;

const timeoutMilliseconds = 15_000;

const lowerCased = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

const isTimeout = (thrown: unknown): boolean => {
  const { errMsg = '', name = '' } = (thrown ?? {}) as { errMsg?: string; name?: string };
  return name === 'AbortError' || /timeout|timed out/i.test(errMsg);
};

/** Over the network as the platform has it: wx.request, or fetch. */
export const transport: Transport = async ({ method, url, headers, body }) => {
  try {
    const reply = await Taro.request<unknown, unknown>({
      method,
      url: `${API_ORIGIN}${url}`,
      header: {
        accept: 'application/json',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { data: body }),
      timeout: timeoutMilliseconds,
    });
    const replyHeaders = lowerCased(reply.header ?? {});
    learnServerTime(replyHeaders.date);
    return ok({ status: reply.statusCode, headers: replyHeaders, body: reply.data });
  } catch (thrown) {
    return err(isTimeout(thrown) ? timeout : offline);
  }
};
