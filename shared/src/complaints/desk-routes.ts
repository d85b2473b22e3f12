import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { caseRoles } from '../directory/role.ts';
import { Instant, secondsIn } from '../kernel/time.ts';
import { RequiredWords } from '../kernel/words.ts';
import { Colour } from './complaint.ts';
import { CaseFilter, ExportJob, LedgerRow, ReplyTemplate, SavedFilter } from './desk.ts';
import { OnBehalfSubmission } from './submission.ts';
import { ComplaintDetail, ComplaintSummary } from './view.ts';

const overseers = ['supervisor', 'leader', 'dispatcher'] as const;
const everyStaff = caseRoles;
const Cursor = z.optional(z.string().check(z.maxLength(1024)));

export const readLedger = defineRoute({
  id: 'casework.ledger',
  method: 'GET',
  path: '/v1/ledger',
  auth: overseers,
  summary: '红黄蓝督办台账：每件为什么在台账上、谁在什么时候前要做什么',
  idempotent: false,
  input: {
    query: z.object({
      /** City, district or town; the caller's own area where absent. */
      areaCode: z.optional(z.string().check(z.regex(/^3305\d{2}(\d{3})?$/, '区域代码不正确'))),
      colour: z.optional(Colour),
      /** `key`: key cases alone; `mine`: those that I lead. */
      only: z.optional(z.enum(['key', 'mine'], '请从 key、mine 中选择')),
      cursor: Cursor,
    }),
  },
  status: 200,
  output: z.object({
    /** The instant for which the colours are right. */
    asOf: Instant,
    counts: z.object({ blue: z.int(), yellow: z.int(), red: z.int(), key: z.int() }),
    /** Gravest first, then the longest on the ledger. */
    rows: z.array(LedgerRow),
    nextCursor: Cursor,
  }),
  failures: ['forbidden'],
});

export const searchComplaints = defineRoute({
  id: 'casework.search',
  method: 'GET',
  path: '/v1/search',
  auth: everyStaff,
  summary: '查案件：编号、文字、地点、时间、队伍、类别、状态、来源',
  idempotent: false,
  input: { query: z.object({ ...CaseFilter.shape, cursor: Cursor }) },
  status: 200,
  output: z.object({
    complaints: z.array(ComplaintSummary),
    nextCursor: Cursor,
    /** How far back this page has looked. */
    searchedBackTo: z.optional(z.iso.date()),
  }),
  failures: ['forbidden'],
});

export const submitOnBehalf = defineRoute({
  id: 'casework.submitOnBehalf',
  method: 'POST',
  path: '/v1/complaints/on-behalf',
  auth: ['dispatcher'],
  summary: '代市民登记电话投诉',
  idempotent: true,
  input: { body: OnBehalfSubmission },
  status: 201,
  output: ComplaintDetail,
  failures: ['conflict'],
  limit: { per: 'caller', most: 300, withinSeconds: secondsIn.hour },
});

export const createExport = defineRoute({
  id: 'casework.createExport',
  method: 'POST',
  path: '/v1/exports',
  auth: ['team-lead', 'dispatcher', 'supervisor', 'leader', 'administrator'],
  summary: '导出案件：CSV 或 XLSX，后台生成',
  idempotent: true,
  input: { body: z.strictObject({ filter: CaseFilter, format: z.enum(['csv', 'xlsx'], '请选择 CSV 或 XLSX') }) },
  status: 202,
  output: ExportJob,
  failures: ['forbidden'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const listExports = defineRoute({
  id: 'casework.listExports',
  method: 'GET',
  path: '/v1/exports',
  auth: everyStaff,
  summary: '我的导出：进度和下载地址',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ exports: z.array(ExportJob) }),
  failures: [],
});

const ofExport = z.object({ exportId: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '导出编号不正确')) });

export const getExport = defineRoute({
  id: 'casework.getExport',
  method: 'GET',
  path: '/v1/exports/{exportId}',
  auth: everyStaff,
  summary: '一次导出的进度和下载地址',
  idempotent: false,
  input: { path: ofExport },
  status: 200,
  output: ExportJob,
  failures: ['not-found'],
});

export const listSavedFilters = defineRoute({
  id: 'casework.listSavedFilters',
  method: 'GET',
  path: '/v1/saved-filters',
  auth: everyStaff,
  summary: '我保存的筛选',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ filters: z.array(SavedFilter) }),
  failures: [],
});

const shortName = '请起一个名字';
export const saveFilter = defineRoute({
  id: 'casework.saveFilter',
  method: 'POST',
  path: '/v1/saved-filters',
  auth: everyStaff,
  summary: '保存筛选（最多 20 个）',
  idempotent: true,
  input: {
    body: z.strictObject({
      name: z.string(shortName).check(z.trim(), z.minLength(1, shortName), z.maxLength(20)),
      filter: CaseFilter,
    }),
  },
  status: 201,
  output: SavedFilter,
  failures: ['out-of-turn'],
});

const rowId = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '编号不正确'));

export const removeSavedFilter = defineRoute({
  id: 'casework.removeSavedFilter',
  method: 'POST',
  path: '/v1/saved-filters/{filterId}/remove',
  auth: everyStaff,
  summary: '删除保存的筛选',
  idempotent: true,
  input: { path: z.object({ filterId: rowId }), body: z.strictObject({}) },
  status: 200,
  output: z.object({ removed: z.boolean() }),
  failures: [],
});

export const listReplyTemplates = defineRoute({
  id: 'casework.listReplyTemplates',
  method: 'GET',
  path: '/v1/reply-templates',
  auth: everyStaff,
  summary: '我所在队伍和辖区可用的回复模板',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ templates: z.array(ReplyTemplate) }),
  failures: [],
});

export const saveReplyTemplate = defineRoute({
  id: 'casework.saveReplyTemplate',
  method: 'POST',
  path: '/v1/reply-templates',
  auth: ['team-lead', 'dispatcher', 'supervisor'],
  summary: '新增回复模板，本队或本辖区的人都能用',
  idempotent: true,
  input: {
    body: z.strictObject({
      command: ReplyTemplate.shape.command,
      title: z.string(shortName).check(z.trim(), z.minLength(1, shortName), z.maxLength(20)),
      words: RequiredWords,
    }),
  },
  status: 201,
  output: ReplyTemplate,
  failures: ['out-of-turn'],
});

export const removeReplyTemplate = defineRoute({
  id: 'casework.removeReplyTemplate',
  method: 'POST',
  path: '/v1/reply-templates/{templateId}/remove',
  auth: ['team-lead', 'dispatcher', 'supervisor'],
  summary: '删除回复模板',
  idempotent: true,
  input: { path: z.object({ templateId: rowId }), body: z.strictObject({}) },
  status: 200,
  output: z.object({ removed: z.boolean() }),
  failures: ['not-found'],
});
