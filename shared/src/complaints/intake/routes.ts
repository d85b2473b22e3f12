import * as z from 'zod/mini';
import { defineRoute } from '../../contract/route.ts';
import { Instant, secondsIn } from '../../kernel/time.ts';
import { OptionalWords, RequiredWords } from '../../kernel/words.ts';
import { largestUploadBytes, UploadForm, uploadContentTypes } from '../../photos/upload.ts';
import { Source, SourceId, SourceKind, SourceScope } from '../../sources/source.ts';
import { ComplaintId } from '../complaint.ts';
import { CategoryCode } from '../submission.ts';
import { EventId, ForeignNumber, GoneReport, HandOver, IntakeReceipt, IntakeStatus, MachineReport } from './report.ts';
import { DeliveryView } from './result-push.ts';

const ofEvent = z.object({ eventId: EventId });
const ofNumber = z.object({ number: ForeignNumber });

export const createEvidenceUpload = defineRoute({
  id: 'intake.createEvidenceUpload',
  method: 'POST',
  path: '/v1/intake/uploads',
  auth: 'source',
  summary: '来源系统：申请上传一张证据图片',
  idempotent: false,
  input: {
    body: z.strictObject({
      contentType: z.enum(uploadContentTypes, '只能上传 JPG 或 PNG 图片'),
      bytes: z.int('请填写图片的字节数').check(z.gte(1, '图片是空的'), z.lte(largestUploadBytes, '图片不能超过 10 MB')),
    }),
  },
  status: 201,
  output: UploadForm,
  failures: [],
});

export const reportEvent = defineRoute({
  id: 'intake.report',
  method: 'POST',
  path: '/v1/intake/reports',
  auth: 'source',
  summary: '机器来源（视频、车载、无人机、巡查）：上报一个事件，附证据',
  idempotent: false,
  input: { body: MachineReport },
  status: 201,
  output: IntakeReceipt,
  failures: ['forbidden', 'idempotency-mismatch', 'conflict'],
});

export const reportGone = defineRoute({
  id: 'intake.reportGone',
  method: 'POST',
  path: '/v1/intake/reports/{eventId}/gone',
  auth: 'source',
  summary: '机器来源：报告先前的事件已经消除，请求核查',
  idempotent: false,
  input: { path: ofEvent, body: GoneReport },
  status: 200,
  output: IntakeStatus,
  failures: ['not-found', 'conflict'],
});

export const getReport = defineRoute({
  id: 'intake.getReport',
  method: 'GET',
  path: '/v1/intake/reports/{eventId}',
  auth: 'source',
  summary: '机器来源：查询一个事件的办理情况',
  idempotent: false,
  input: { path: ofEvent },
  status: 200,
  output: IntakeStatus,
  failures: ['not-found'],
});

export const handOverCase = defineRoute({
  id: 'intake.handOver',
  method: 'POST',
  path: '/v1/intake/cases',
  auth: 'source',
  summary: '12345、信访：移交一件诉求，保留对方编号和期限',
  idempotent: false,
  input: { body: HandOver },
  status: 201,
  output: IntakeReceipt,
  failures: ['forbidden', 'idempotency-mismatch', 'conflict'],
});

export const getHandedOver = defineRoute({
  id: 'intake.getHandedOver',
  method: 'GET',
  path: '/v1/intake/cases/{number}',
  auth: 'source',
  summary: '12345、信访：按对方编号查询办理情况',
  idempotent: false,
  input: { path: ofNumber },
  status: 200,
  output: IntakeStatus,
  failures: ['not-found'],
});

export const urgeHandedOver = defineRoute({
  id: 'intake.urge',
  method: 'POST',
  path: '/v1/intake/cases/{number}/urge',
  auth: 'source',
  summary: '12345、信访：催办',
  idempotent: true,
  input: { path: ofNumber, body: z.strictObject({ words: RequiredWords }) },
  status: 200,
  output: IntakeStatus,
  failures: ['not-found', 'conflict'],
});

export const withdrawHandedOver = defineRoute({
  id: 'intake.withdraw',
  method: 'POST',
  path: '/v1/intake/cases/{number}/withdraw',
  auth: 'source',
  summary: '12345、信访：撤回移交的诉求',
  idempotent: false,
  input: { path: ofNumber, body: z.strictObject({ words: OptionalWords }) },
  status: 200,
  output: IntakeStatus,
  failures: ['not-found', 'out-of-turn', 'conflict'],
});

const ofSource = z.object({ sourceId: SourceId });
/** A scope as it is entered: what is a category is known here. */
const Scope = z.strictObject({
  ...SourceScope.shape,
  categoryCodes: z.array(CategoryCode, '请列出类别').check(z.maxLength(100, '最多 100 个类别')),
});
const administrators = ['administrator'] as const;

const name = z
  .string('请填写来源名称')
  .check(z.trim(), z.minLength(2, '请填写来源名称'), z.maxLength(40, '名称不能超过 40 个字'));
const perMinute = z.int('请填写每分钟次数').check(z.gte(1, '每分钟至少 1 次'), z.lte(6000, '每分钟最多 6000 次'));
const webhookUrl = z
  .string('请填写推送地址')
  .check(z.maxLength(512, '地址不能超过 512 个字'), z.regex(/^https?:\/\/[^\s]+$/, '请填写完整的推送地址'));
const evidenceHosts = z
  .array(
    z.string().check(z.regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/, '请填写主机名，例如 camera.example.cn')),
    '请列出主机',
  )
  .check(z.maxLength(20, '最多 20 个主机'));

/** A source as administrators see it: its keys by their last characters. */
export const SourceView = z.object({
  ...Source.shape,
  keys: z.array(z.object({ hint: z.string(), createdAt: Instant, retiresAt: z.optional(Instant) })),
});
SourceView.register(z.globalRegistry, { id: 'Source' });
export type SourceView = z.infer<typeof SourceView>;

/** A source with what it signs by: shown once, when it is made. */
const Keyed = z.object({ source: SourceView, key: z.string(), secret: z.string() });

export const registerSource = defineRoute({
  id: 'intake.registerSource',
  method: 'POST',
  path: '/v1/sources',
  auth: administrators,
  summary: '登记一个来源系统，取得接入密钥（只显示一次）',
  idempotent: true,
  input: {
    body: z.strictObject({
      kind: SourceKind,
      name,
      scope: z._default(Scope, { categoryCodes: [], areaCodes: [] }),
      perMinute: z._default(perMinute, 60),
      webhookUrl: z.optional(webhookUrl),
      evidenceHosts: z._default(evidenceHosts, []),
    }),
  },
  status: 201,
  output: Keyed,
  failures: [],
});

export const listSources = defineRoute({
  id: 'intake.listSources',
  method: 'GET',
  path: '/v1/sources',
  auth: administrators,
  summary: '已登记的来源系统',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ sources: z.array(SourceView) }),
  failures: [],
});

export const rotateSource = defineRoute({
  id: 'intake.rotateSource',
  method: 'POST',
  path: '/v1/sources/{sourceId}/rotate',
  auth: administrators,
  summary: '更换接入密钥；旧密钥在过渡期内仍然有效',
  idempotent: true,
  input: {
    path: ofSource,
    body: z.strictObject({
      /** How long the old key still opens; 0 when it has leaked. */
      overlapHours: z._default(
        z.int('请填写过渡期小时数').check(z.gte(0, '过渡期不能小于 0'), z.lte(168, '过渡期最长 168 小时')),
        24,
      ),
    }),
  },
  status: 200,
  output: Keyed,
  failures: ['not-found', 'conflict'],
});

export const changeSource = defineRoute({
  id: 'intake.changeSource',
  method: 'POST',
  path: '/v1/sources/{sourceId}/change',
  auth: administrators,
  summary: '修改来源系统：名称、范围、频次、推送地址，停用或恢复',
  idempotent: true,
  input: {
    path: ofSource,
    body: z.strictObject({
      name: z.optional(name),
      state: z.optional(z.enum(['active', 'disabled'], '请选择启用或停用')),
      scope: z.optional(Scope),
      perMinute: z.optional(perMinute),
      /** `null` takes it away. */
      webhookUrl: z.optional(z.nullable(webhookUrl)),
      evidenceHosts: z.optional(evidenceHosts),
    }),
  },
  status: 200,
  output: SourceView,
  failures: ['not-found', 'conflict'],
});

export const listDeliveries = defineRoute({
  id: 'intake.listDeliveries',
  method: 'GET',
  path: '/v1/complaints/{complaintId}/deliveries',
  auth: ['dispatcher', 'supervisor', 'leader', 'administrator'],
  summary: '一件案件向来源系统推送结果的情况',
  idempotent: false,
  input: { path: z.object({ complaintId: ComplaintId }) },
  status: 200,
  output: z.object({ deliveries: z.array(DeliveryView) }),
  failures: ['not-found'],
  limit: { per: 'caller', most: 600, withinSeconds: secondsIn.hour },
});
