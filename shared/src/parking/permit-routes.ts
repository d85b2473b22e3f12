import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { secondsIn } from '../kernel/time.ts';
import { RequiredWords } from '../kernel/words.ts';
import { OwnContest, Permit, PermitId, PermitRequest } from './permit.ts';
import { Plate } from './plate.ts';

const officers = ['parking-officer'] as const;

export const registerPlate = defineRoute({
  id: 'permits.register',
  method: 'POST',
  path: '/v1/parking/permits',
  auth: 'signed-in',
  summary: '登记车牌：一地申请，全市共享；最多三个',
  idempotent: true,
  input: { body: z.strictObject({ plate: Plate }) },
  status: 201,
  output: Permit,
  failures: ['conflict'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const listPermits = defineRoute({
  id: 'permits.list',
  method: 'GET',
  path: '/v1/parking/permits',
  auth: 'signed-in',
  summary: '我的车牌',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({
    permits: z.array(Permit),
    /** The person's own contests, newest first. */
    contests: z.array(OwnContest),
    /** Why bookings are limited for now, in words; absent when they are not. */
    limited: z.optional(z.string()),
  }),
  failures: [],
});

export const removePlate = defineRoute({
  id: 'permits.remove',
  method: 'POST',
  path: '/v1/parking/permits/{permitId}/remove',
  auth: 'signed-in',
  summary: '移除车牌',
  idempotent: true,
  input: { path: z.object({ permitId: PermitId }), body: z.strictObject({}) },
  status: 200,
  output: Permit,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

export const contestPlate = defineRoute({
  id: 'permits.contest',
  method: 'POST',
  path: '/v1/parking/permits/contest',
  auth: 'signed-in',
  summary: '申诉：这个车牌是我的，却已被别人登记',
  idempotent: true,
  input: { body: z.strictObject({ plate: Plate, words: RequiredWords }) },
  status: 202,
  output: z.object({ requestId: PermitId }),
  failures: ['not-found', 'out-of-turn', 'conflict'],
  limit: { per: 'caller', most: 5, withinSeconds: secondsIn.day },
});

export const answerContest = defineRoute({
  id: 'permits.answer',
  method: 'POST',
  path: '/v1/parking/permits/{permitId}/answer',
  auth: 'signed-in',
  summary: '车牌被人申诉时，向停车管理员说明情况',
  idempotent: true,
  input: { path: z.object({ permitId: PermitId }), body: z.strictObject({ words: RequiredWords }) },
  status: 200,
  output: Permit,
  failures: ['not-found', 'out-of-turn', 'conflict'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.day },
});

export const listPermitRequests = defineRoute({
  id: 'permits.requests',
  method: 'GET',
  path: '/v1/parking/permit-requests',
  auth: officers,
  summary: '待审核的车牌登记和申诉',
  idempotent: false,
  input: { query: z.object({ cursor: z.optional(z.string().check(z.maxLength(1024))) }) },
  status: 200,
  output: z.object({ requests: z.array(PermitRequest), nextCursor: z.optional(z.string()) }),
  failures: [],
});

export const decidePermitRequest = defineRoute({
  id: 'permits.decide',
  method: 'POST',
  path: '/v1/parking/permit-requests/{requestId}/decide',
  auth: officers,
  summary: '决定：登记是否通过；申诉是否成立',
  idempotent: true,
  input: {
    path: z.object({ requestId: PermitId }),
    body: z.strictObject({ granted: z.boolean('请选择通过或不通过'), words: z.optional(RequiredWords) }).check(
      z.refine(({ granted, words }) => granted || words !== undefined, {
        path: ['words'],
        message: '请写明不通过的原因',
      }),
    ),
  },
  status: 200,
  output: z.object({ requestId: PermitId, granted: z.boolean() }),
  failures: ['not-found', 'out-of-turn', 'conflict'],
});
