import { ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import { forget, readStored, store } from '../device/storage.ts';
import { type ApiFailure, readProblem, unreadable } from './failure.ts';
import { transport } from './transport.ts';

/** Only in the browser build, against a stand-in for WeChat's server: the people one can be. */
export const Persona = z.object({
  openid: z.string(),
  name: z.string(),
  role: z.optional(z.string()),
  note: z.optional(z.string()),
});
export type Persona = z.infer<typeof Persona>;

const storageKey = 'persona.v1';

export const chosenPersona = (): Persona | undefined => {
  const read = Persona.safeParse(readStored(storageKey));
  return read.success ? read.data : undefined;
};

export const choosePersona = (persona: Persona | undefined): void => {
  if (persona === undefined) forget(storageKey);
  else store(storageKey, persona);
};

/** The personas on offer; none where there is no stand-in. */
export const listPersonas = async (): Promise<Result<readonly Persona[], ApiFailure>> => {
  const reply = await transport({ method: 'GET', url: '/wechat-stand-in/personas', headers: {} });
  if (!reply.ok) return reply;
  const body = reply.value.body;
  const read = z
    .array(Persona)
    .safeParse(Array.isArray(body) ? body : (body as { personas?: unknown } | null)?.personas);
  return ok(reply.value.status === 200 && read.success ? read.data : []);
};

const Code = z.object({ code: z.string() });

/** What wx.login would give this person. */
export const codeFor = async (openid: string): Promise<Result<string, ApiFailure>> => {
  const reply = await transport({ method: 'POST', url: '/wechat-stand-in/codes', headers: {}, body: { openid } });
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  const read = Code.safeParse(body);
  if (read.success && status < 300) return ok(read.data.code);
  return { ok: false, failure: status >= 400 ? readProblem(status, body) : unreadable };
};

/** What tapping 「允许」 in WeChat's message prompt does. */
export const acceptMessages = async (openid: string, templateIds: readonly string[]): Promise<boolean> => {
  const reply = await transport({
    method: 'POST',
    url: '/wechat-stand-in/subscriptions',
    headers: {},
    body: { openid, templateIds },
  });
  return reply.ok && reply.value.status < 300;
};
