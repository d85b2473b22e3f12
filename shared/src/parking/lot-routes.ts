import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { Instant, secondsIn } from '../kernel/time.ts';
import { Closure, ClosureDraft, ClosureId } from './closure.ts';
import { GateLogEntry } from './gate.ts';
import { Lot, LotDraft, mostSpots, Spot } from './lot.ts';
import { ImportReport } from './lot-import.ts';
import { Day } from './series.ts';
import { BookingView, ofLot } from './view.ts';

/** Who keeps lots, and the bureau's officer who looks over all of them. */
export const lotRoles = ['lot-operator', 'parking-officer'] as const;
const operators = ['lot-operator'] as const;

export const listOwnLots = defineRoute({
  id: 'lots.list',
  method: 'GET',
  path: '/v1/parking/operator/lots',
  auth: lotRoles,
  summary: '我运营的停车场（停车管理员：全部）',
  idempotent: false,
  input: { query: z.object({ cursor: z.optional(z.string().check(z.maxLength(1024))) }) },
  status: 200,
  output: z.object({
    lots: z.array(z.object({ ...Lot.shape, /** Occupied now, of `spots`. */ occupied: z.int() })),
    nextCursor: z.optional(z.string()),
  }),
  failures: [],
});

export const createLot = defineRoute({
  id: 'lots.create',
  method: 'POST',
  path: '/v1/parking/operator/lots',
  auth: operators,
  summary: '新建停车场',
  idempotent: true,
  input: {
    body: z.strictObject({
      ...LotDraft.shape,
      spots: z.array(z.strictObject({ ...Spot.shape }), '请填写车位').check(
        z.minLength(1, '至少一个车位'),
        z.maxLength(mostSpots, `最多 ${mostSpots} 个车位`),
        z.refine<readonly Spot[]>(
          (list) => new Set(list.map(({ spotId }) => spotId)).size === list.length,
          '车位编号不能重复',
        ),
      ),
    }),
  },
  status: 201,
  output: Lot,
  failures: ['forbidden'],
});

export const changeLot = defineRoute({
  id: 'lots.change',
  method: 'POST',
  path: '/v1/parking/operator/lots/{lotId}/change',
  auth: operators,
  summary: '修改停车场：时段、价格、规则，暂停或恢复；已有的预约不受影响',
  idempotent: true,
  input: {
    path: ofLot,
    body: z.strictObject({
      /** The version that was seen: what somebody else changed meanwhile is not overwritten. */
      version: z.int('请刷新后重试'),
      name: z.optional(LotDraft.shape.name),
      address: z.optional(LotDraft.shape.address),
      point: z.optional(LotDraft.shape.point),
      entrance: z.optional(LotDraft.shape.entrance),
      rules: z.optional(LotDraft.shape.rules),
      heightCentimetres: z.optional(
        z.nullable(z.int().check(z.gte(150, '限高至少 150 厘米'), z.lte(600, '限高最多 600 厘米'))),
      ),
      sharing: z.optional(LotDraft.shape.sharing),
      tariff: z.optional(LotDraft.shape.tariff),
      paused: z.optional(z.boolean('请选择暂停或恢复')),
    }),
  },
  status: 200,
  output: Lot,
  failures: ['not-found', 'forbidden', 'conflict'],
});

export const listSpots = defineRoute({
  id: 'lots.spots',
  method: 'GET',
  path: '/v1/parking/operator/lots/{lotId}/spots',
  auth: lotRoles,
  summary: '停车场的车位',
  idempotent: false,
  input: { path: ofLot },
  status: 200,
  output: z.object({ spots: z.array(Spot) }),
  failures: ['not-found', 'forbidden'],
});

export const changeSpots = defineRoute({
  id: 'lots.changeSpots',
  method: 'POST',
  path: '/v1/parking/operator/lots/{lotId}/spots',
  auth: operators,
  summary: '增加、修改、停用车位',
  idempotent: true,
  input: {
    path: ofLot,
    body: z.strictObject({
      version: z.int('请刷新后重试'),
      spots: z
        .array(z.strictObject({ ...Spot.shape }), '请填写车位')
        .check(z.minLength(1, '至少一个车位'), z.maxLength(80, '一次最多 80 个车位')),
    }),
  },
  status: 200,
  output: Lot,
  failures: ['not-found', 'forbidden', 'conflict'],
});

export const listLotBookings = defineRoute({
  id: 'lots.bookings',
  method: 'GET',
  path: '/v1/parking/operator/lots/{lotId}/bookings',
  auth: lotRoles,
  summary: '停车场某一天的预约',
  idempotent: false,
  input: { path: ofLot, query: z.object({ day: Day, cursor: z.optional(z.string().check(z.maxLength(256))) }) },
  status: 200,
  output: z.object({ bookings: z.array(BookingView), nextCursor: z.optional(z.string()) }),
  failures: ['not-found', 'forbidden'],
});

export const closeWindow = defineRoute({
  id: 'lots.close',
  method: 'POST',
  path: '/v1/parking/operator/lots/{lotId}/closures',
  auth: operators,
  summary: '应急公务：关闭一段时间；受影响的预约就近改约，改不了的取消并告知',
  idempotent: true,
  input: { path: ofLot, body: ClosureDraft },
  status: 202,
  output: Closure,
  failures: ['not-found', 'forbidden', 'conflict'],
});

export const listClosures = defineRoute({
  id: 'lots.closures',
  method: 'GET',
  path: '/v1/parking/operator/lots/{lotId}/closures',
  auth: lotRoles,
  summary: '停车场的关闭时段',
  idempotent: false,
  input: { path: ofLot },
  status: 200,
  output: z.object({ closures: z.array(Closure) }),
  failures: ['not-found', 'forbidden'],
});

export const liftClosure = defineRoute({
  id: 'lots.lift',
  method: 'POST',
  path: '/v1/parking/operator/lots/{lotId}/closures/{closureId}/lift',
  auth: operators,
  summary: '提前恢复开放',
  idempotent: true,
  input: { path: z.object({ ...ofLot.shape, closureId: ClosureId }), body: z.strictObject({}) },
  status: 200,
  output: Closure,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

/** One hour of a lot's day. */
const HourUse = z.object({ hour: z.int(), open: z.number(), booked: z.number() });

export const getLotFigures = defineRoute({
  id: 'lots.figures',
  method: 'GET',
  path: '/v1/parking/operator/lots/{lotId}/figures',
  auth: lotRoles,
  summary: '停车场某一天：每小时开放和预约的车位、预约、未到、超时、满位拒绝',
  idempotent: false,
  input: { path: ofLot, query: z.object({ day: Day }) },
  status: 200,
  output: z.object({
    day: Day,
    hours: z.array(HourUse),
    bookings: z.int(),
    noShows: z.int(),
    overstays: z.int(),
    cancelled: z.int(),
    refusals: z.int(),
  }),
  failures: ['not-found', 'forbidden'],
});

export const listGateLog = defineRoute({
  id: 'lots.gateLog',
  method: 'GET',
  path: '/v1/parking/operator/lots/{lotId}/gate-log',
  auth: lotRoles,
  summary: '道闸记录：待核对的（无预约入场、无入场记录离场、疑似误读）或全部',
  idempotent: false,
  input: {
    path: ofLot,
    query: z.object({ day: Day, view: z._default(z.enum(['open', 'all'], '请选择待核对或全部'), 'open') }),
  },
  status: 200,
  output: z.object({ entries: z.array(GateLogEntry) }),
  failures: ['not-found', 'forbidden'],
});

const ImportId = z.string('请选择导入').check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '编号不正确'));

export const createImport = defineRoute({
  id: 'lots.createImport',
  method: 'POST',
  path: '/v1/parking/operator/imports',
  auth: operators,
  summary: '导入停车场和车位（CSV）：先取得上传表单',
  idempotent: true,
  input: {
    body: z.strictObject({
      bytes: z.int('请选择文件').check(z.gte(1, '文件是空的'), z.lte(2 * 1024 * 1024, '文件不能超过 2 MB')),
    }),
  },
  status: 201,
  /** A form to be posted as multipart/form-data to `url`, `fields` first, the file last as `file`. */
  output: z.object({
    importId: ImportId,
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    expiresAt: Instant,
  }),
  failures: ['forbidden'],
  limit: { per: 'caller', most: 30, withinSeconds: secondsIn.hour },
});

export const startImport = defineRoute({
  id: 'lots.startImport',
  method: 'POST',
  path: '/v1/parking/operator/imports/{importId}/start',
  auth: operators,
  summary: '开始导入：逐行检查，有一行不对就都不导入',
  idempotent: true,
  input: { path: z.object({ importId: ImportId }), body: z.strictObject({}) },
  status: 202,
  output: ImportReport,
  failures: ['not-found', 'forbidden', 'conflict'],
});

export const getImport = defineRoute({
  id: 'lots.getImport',
  method: 'GET',
  path: '/v1/parking/operator/imports/{importId}',
  auth: operators,
  summary: '导入的进度和逐行结果',
  idempotent: false,
  input: { path: z.object({ importId: ImportId }) },
  status: 200,
  output: ImportReport,
  failures: ['not-found'],
});

export const exportLots = defineRoute({
  id: 'lots.export',
  method: 'GET',
  path: '/v1/parking/operator/export',
  auth: lotRoles,
  summary: '导出停车场和车位（CSV，可以再导入）',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ fileName: z.string(), url: z.string(), expiresAt: Instant, lots: z.int(), spots: z.int() }),
  failures: [],
  limit: { per: 'caller', most: 30, withinSeconds: secondsIn.hour },
});
