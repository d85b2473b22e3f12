import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { Instant, secondsIn } from '../kernel/time.ts';
import { mostTemplatesAtOnce } from '../notices/templates.ts';
import { StaffMember } from './caller.ts';

/** Template id → how many messages the person has still agreed to receive (one accept, one message). */
export const SubscriptionQuota = z.record(z.string(), z.int());

export const createSession = defineRoute({
  id: 'identity.createSession',
  method: 'POST',
  path: '/v1/sessions',
  auth: 'public',
  summary: '用微信登录凭证(code)换取会话',
  idempotent: false,
  input: {
    body: z.strictObject({
      code: z
        .string('缺少微信登录凭证')
        .check(z.minLength(1, '缺少微信登录凭证'), z.maxLength(128, '微信登录凭证不正确')),
    }),
  },
  status: 201,
  output: z.object({
    token: z.string(),
    expiresAt: Instant,
    personId: z.string(),
    staff: z.optional(StaffMember),
  }),
  failures: ['unauthenticated'],
  // Many people share one address behind a carrier's NAT, so this only stops a flood.
  limit: { per: 'address', most: 600, withinSeconds: secondsIn.minute },
});

export const recordSubscriptions = defineRoute({
  id: 'identity.recordSubscriptions',
  method: 'POST',
  path: '/v1/subscriptions',
  auth: 'signed-in',
  summary: '记录用户刚刚同意接收的订阅消息',
  idempotent: true,
  input: {
    body: z.strictObject({
      templateIds: z
        .array(z.string().check(z.maxLength(64)), '缺少模板编号')
        .check(
          z.minLength(1, '缺少模板编号'),
          z.maxLength(mostTemplatesAtOnce, `一次最多 ${mostTemplatesAtOnce} 个模板`),
        ),
    }),
  },
  status: 200,
  output: z.object({ quota: SubscriptionQuota }),
  failures: [],
});

export const getMe = defineRoute({
  id: 'identity.getMe',
  method: 'GET',
  path: '/v1/me',
  auth: 'signed-in',
  summary: '我是谁、有哪些职责、还能收到几条消息',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({
    personId: z.string(),
    staff: z.optional(StaffMember),
    quota: SubscriptionQuota,
    /** The message templates that a client may ask this person to accept. */
    templates: z.array(z.object({ key: z.string(), templateId: z.string() })),
  }),
  failures: [],
});
