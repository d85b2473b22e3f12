import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { Point } from '../directory/place.ts';
import { secondsIn } from '../kernel/time.ts';
import { OptionalWords, RequiredWords } from '../kernel/words.ts';
import { largestUploadBytes, UploadForm, uploadContentTypes } from '../photos/upload.ts';
import { defineCommand, ofComplaint, reason, remark } from './command-route.ts';
import { policies } from './policy.ts';
import { commandRoles, contactRoles } from './rights.ts';
import { CategoryCode, PhotoIds, Submission } from './submission.ts';
import { ComplaintDetail, ComplaintSummary, NearbyCase } from './view.ts';

export const submitComplaint = defineRoute({
  id: 'complaints.submit',
  method: 'POST',
  path: '/v1/complaints',
  auth: 'signed-in',
  summary: '提交投诉',
  idempotent: true,
  input: { body: Submission },
  status: 201,
  output: ComplaintDetail,
  failures: [],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const listComplaints = defineRoute({
  id: 'complaints.list',
  method: 'GET',
  path: '/v1/complaints',
  auth: 'signed-in',
  summary: '我的投诉(mine)、我关注的(followed)、我的待办队列(queue)、我的辖区(area)、待审批的申请(requests)',
  idempotent: false,
  input: {
    query: z.object({
      /** `mine`: reported by me, newest first. `queue`: waits for my unit's next step, nearest deadline first. `area`: all open cases of my area, nearest deadline first. `followed`: other people's cases that I follow. `requests`: wait for my word on more time. */
      view: z._default(
        z.enum(['mine', 'followed', 'queue', 'area', 'requests'], '请从 mine、followed、queue、area、requests 中选择'),
        'mine',
      ),
      cursor: z.optional(z.string().check(z.maxLength(1024))),
    }),
  },
  status: 200,
  output: z.object({ complaints: z.array(ComplaintSummary), nextCursor: z.optional(z.string()) }),
  failures: ['forbidden'],
});

const degrees = (name: string) =>
  z.pipe(
    z.string(`请提供${name}`).check(z.regex(/^-?\d{1,3}(\.\d{1,20})?$/, `${name}不正确`)),
    z.transform((text: string) => Number(text)),
  );

export const listNearby = defineRoute({
  id: 'complaints.nearby',
  method: 'GET',
  path: '/v1/complaints/nearby',
  auth: 'signed-in',
  summary: '附近 100 米内同类、还在办理的投诉：可以关注，不必重复投诉',
  idempotent: false,
  input: {
    query: z.object({
      categoryCode: CategoryCode,
      /** GCJ-02, as WeChat gives it. */
      longitude: z.pipe(degrees('经度'), Point.shape.longitude),
      latitude: z.pipe(degrees('纬度'), Point.shape.latitude),
    }),
  },
  status: 200,
  output: z.object({ cases: z.array(NearbyCase) }),
  failures: [],
});

const followRoute = <const Verb extends 'follow' | 'unfollow'>(verb: Verb, summary: string) =>
  defineRoute({
    id: `complaints.${verb}`,
    method: 'POST',
    path: `/v1/complaints/{complaintId}/${verb}`,
    auth: 'signed-in',
    summary,
    idempotent: true,
    input: { path: ofComplaint, body: z.strictObject({}) },
    status: 200,
    output: z.object({ following: z.boolean(), followers: z.int() }),
    failures: ['not-found', 'out-of-turn', 'conflict'],
    limit: { per: 'caller', most: 60, withinSeconds: secondsIn.hour },
  });

export const followComplaint = followRoute('follow', '关注一件投诉：进展会通知我，不另立新案');
export const unfollowComplaint = followRoute('unfollow', '不再关注');

export const getComplaint = defineRoute({
  id: 'complaints.get',
  method: 'GET',
  path: '/v1/complaints/{complaintId}',
  auth: 'signed-in',
  summary: '查看一件投诉：三项承诺、经过、我能做的操作',
  idempotent: false,
  input: { path: ofComplaint },
  status: 200,
  output: ComplaintDetail,
  failures: ['not-found'],
});

const chooseUnit = '请选择处置队伍';
export const dispatchComplaint = defineCommand(
  'dispatch',
  commandRoles.dispatch,
  '派单给处置队伍',
  z.strictObject({ unitId: z.string(chooseUnit).check(z.minLength(1, chooseUnit), z.maxLength(64)) }),
);

export const respondToComplaint = defineCommand('respond', commandRoles.respond, '响应：告诉市民怎么处理', reason);

export const resolveComplaint = defineCommand(
  'resolve',
  commandRoles.resolve,
  '办结上报：处置结果和处置后照片',
  z.strictObject({ words: RequiredWords, photoIds: PhotoIds }),
);

export const returnComplaint = defineCommand('return', commandRoles.return, '回退派单，写明理由', reason);

export const approveComplaint = defineCommand('approve', commandRoles.approve, '核查通过，办结', remark);

export const reworkComplaint = defineCommand('rework', commandRoles.rework, '核查不通过，返工', reason);

export const withdrawComplaint = defineCommand('withdraw', 'signed-in', '撤回投诉', remark);

/** The same in every policy so far; a policy with another number needs this route to ask the case's. */
const { unsatisfiedUpTo } = policies['303024'];
const chooseScore = '请选择 1 到 5 分';
export const rateComplaint = defineCommand(
  'rate',
  'signed-in',
  '评价办理结果（1 到 5 分）；1、2 分要写明原因，投诉会重新办理',
  z
    .strictObject({
      score: z.int(chooseScore).check(z.gte(1, chooseScore), z.lte(5, chooseScore)),
      words: OptionalWords,
    })
    .check(
      z.refine(({ score, words = '' }) => score > unsatisfiedUpTo || words.trim().length >= 2, {
        path: ['words'],
        message: '请写明不满意的原因，我们会重新办理',
      }),
    ),
);

export const reopenComplaint = defineCommand('reopen', 'signed-in', '问题仍在，要求重新办理（办结后 7 天内）', reason);

export const revealContact = defineRoute({
  id: 'complaints.revealContact',
  method: 'POST',
  path: '/v1/complaints/{complaintId}/reveal-contact',
  auth: contactRoles,
  summary: '查看投诉人电话（须写明用途，留痕）',
  idempotent: true,
  input: { path: ofComplaint, body: z.strictObject({ purpose: RequiredWords }) },
  status: 200,
  output: z.object({ phone: z.string() }),
  failures: ['not-found', 'forbidden'],
  // A team works on a handful of cases in an hour; whoever asks for more numbers than this collects them.
  limit: { per: 'caller', most: 60, withinSeconds: secondsIn.hour },
});

export const createUpload = defineRoute({
  id: 'complaints.createUpload',
  method: 'POST',
  path: '/v1/uploads',
  auth: 'signed-in',
  summary: '申请上传一张照片',
  idempotent: true,
  input: {
    body: z.strictObject({
      contentType: z.enum(uploadContentTypes, '只能上传 JPG 或 PNG 照片'),
      bytes: z
        .int('请重新选择照片')
        .check(z.gte(1, '照片是空的，请重新拍摄'), z.lte(largestUploadBytes, '照片不能超过 10 MB')),
    }),
  },
  status: 201,
  output: UploadForm,
  failures: [],
  limit: { per: 'caller', most: 120, withinSeconds: secondsIn.hour },
});

const pushSignature = { signature: z.string(), timestamp: z.string(), nonce: z.string() };

/** WeChat calls this once, when the push address is entered in its console; it wants `echostr` back as it came. */
export const verifyMediaCheckPush = defineRoute({
  id: 'complaints.verifyMediaCheckPush',
  method: 'GET',
  path: '/v1/wechat/events',
  auth: 'public',
  summary: '微信消息推送：校验服务器地址',
  idempotent: false,
  input: { query: z.object({ ...pushSignature, echostr: z.string().check(z.maxLength(256)) }) },
  status: 200,
  output: z.string(),
  failures: ['forbidden'],
});

/** WeChat pushes the result of `media_check_async` here, signed, until it reads `success`. */
export const receiveMediaCheck = defineRoute({
  id: 'complaints.receiveMediaCheck',
  method: 'POST',
  path: '/v1/wechat/events',
  auth: 'public',
  summary: '微信消息推送：图片内容安全检测结果',
  idempotent: false,
  input: {
    query: z.object(pushSignature),
    body: z.object({
      Event: z.string(),
      trace_id: z.optional(z.string()),
      result: z.optional(z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.optional(z.int()) })),
    }),
  },
  status: 200,
  output: z.string(),
  failures: ['forbidden'],
});
