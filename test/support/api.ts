// What a phone does, without the phone: signs in by WeChat's stand-in and calls the API by its contract.
import { randomUUID } from 'node:crypto';
import type { Problem } from '@huzhou/shared/contract/problem';
import type { Route, RouteCall, RouteReply } from '@huzhou/shared/contract/route';
import { createSession } from '@huzhou/shared/identity/routes';
import { createStandIn } from './stand-in.ts';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface CallOptions {
  readonly key?: string;
  readonly token?: string | undefined;
}

type Parts = { path?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

const address = (origin: string, route: Route, { path = {}, query = {} }: Parts): string => {
  const filled = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString();
  return `${origin}${filled}${search === '' ? '' : `?${search}`}`;
};

/** However busy the machine is, a stack that says "later" is asked again for this long. */
const patienceMilliseconds = 20_000;

/** Asks again while the answer is "try later", as a phone does, with the same key. */
const ask = async (url: string, init: RequestInit): Promise<Response> => {
  const giveUpAt = Date.now() + patienceMilliseconds;
  for (;;) {
    const response = await fetch(url, init);
    const wait = Number(response.headers.get('retry-after') ?? 'NaN') * 1000;
    if (response.status !== 503 || Date.now() + wait > giveUpAt) return response;
    await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, Number.isNaN(wait) ? 500 : wait));
  }
};

/** Calls a route and returns whatever came back, problems included. */
export const call = async <R extends Route>(
  origin: string,
  route: R,
  input: RouteCall<R>,
  { key = randomUUID(), token }: CallOptions = {},
): Promise<Answer<RouteReply<R> & Partial<Problem>>> => {
  const parts = input as Parts;
  const response = await ask(address(origin, route, parts), {
    method: route.method,
    headers: {
      ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(route.idempotent ? { 'idempotency-key': key } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
};

/** Somebody signed in. */
export interface Person {
  readonly openid: string;
  readonly token: string;
  readonly personId: string;
  /** Calls and expects success; throws what went wrong otherwise. */
  readonly must: <R extends Route>(route: R, input: RouteCall<R>, options?: CallOptions) => Promise<RouteReply<R>>;
  readonly try: <R extends Route>(
    route: R,
    input: RouteCall<R>,
    options?: CallOptions,
  ) => Promise<Answer<RouteReply<R> & Partial<Problem>>>;
}

export const signIn = async (origin: string, openid: string): Promise<Person> => {
  const code = await createStandIn(origin).code(openid);
  const session = await call(origin, createSession, { body: { code } });
  if (session.status !== createSession.status) throw new Error(`sign-in failed: ${JSON.stringify(session.body)}`);
  const { token, personId } = session.body;
  const tryCall: Person['try'] = (route, input, options) => call(origin, route, input, { token, ...options });
  return {
    openid,
    token,
    personId,
    try: tryCall,
    must: async (route, input, options) => {
      const answer = await tryCall(route, input, options);
      if (answer.status !== route.status)
        throw new Error(`${route.id} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
};
