import { systemClock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { env } from '../platform/config.ts';
import { log } from '../platform/log.ts';
import { createSecretReader, createSecretsClient, type SecretReader } from '../platform/secrets.ts';
import { createWeChatClient, type WeChatClient } from './wechat-client.ts';

/** `pushToken` signs what WeChat pushes to us; it is chosen by us and entered in WeChat's console. */
export const WeChatSecret = z.object({
  appId: z.string().check(z.minLength(1)),
  appSecret: z.string().check(z.minLength(1)),
  pushToken: z.string().check(z.minLength(1)),
});
export type WeChatSecret = z.infer<typeof WeChatSecret>;

/** For composition roots: what a function shares with WeChat, as the template's settings name it. */
export const readWeChatSecret = (): SecretReader<WeChatSecret> =>
  createSecretReader({ client: createSecretsClient(), clock: systemClock }, env('WECHAT_SECRET_ID'), WeChatSecret);

/** For composition roots: the client of WeChat's server, as the template's settings name it. */
export const weChatOf = (
  readSecret: SecretReader<WeChatSecret>,
  options: { readonly timeoutMilliseconds?: number } = {},
): WeChatClient =>
  createWeChatClient({
    origin: env('WECHAT_ORIGIN'),
    credentials: readSecret,
    fetch: (url, init) => fetch(url, init),
    clock: systemClock,
    log,
    ...options,
  });
