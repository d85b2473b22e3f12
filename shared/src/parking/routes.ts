import * as z from 'zod/mini';
import { defineRoute, type Schema } from '../contract/route.ts';
import { Point } from '../directory/place.ts';
import { Instant, secondsIn } from '../kernel/time.ts';
import type { BookingCommand } from './lifecycle.ts';
import { LotId } from './lot.ts';
import { PermitId } from './permit.ts';
import { Day, Series, SeriesDraft } from './series.ts';
import { BookingView, DayStrip, LotOffer, LotSummary, MoveResult, ofBooking, ofLot } from './view.ts';
import { Wait, WaitId } from './waitlist.ts';

const degrees = (name: string) =>
  z.pipe(
    z.string(`请提供${name}`).check(z.regex(/^-?\d{1,3}(\.\d{1,20})?$/, `${name}不正确`)),
    z.transform((text: string) => Number(text)),
  );
const flag = z.pipe(
  z._default(z.enum(['true', 'false'], '请填 true 或 false'), 'false'),
  z.transform((text: 'true' | 'false') => text === 'true'),
);
const centimetres = z.pipe(
  z.string().check(z.regex(/^\d{3}$/, '车高请填厘米，例如 185')),
  z.transform((text: string) => Number(text)),
);

/** Walking further than this from a lot is not "near" any more, in metres. */
export const searchMeters = 3_000;
export const offersPerPage = 20;

/** What one searches by; the browser's query holds words, so numbers are read from them. */
export const searchQuery = z.object({
  longitude: z.pipe(degrees('经度'), Point.shape.longitude),
  latitude: z.pipe(degrees('纬度'), Point.shape.latitude),
  from: Instant,
  to: Instant,
  charger: flag,
  /** Of the vehicle: lots with a lower bar are left out. */
  height: z.optional(centimetres),
  sort: z._default(z.enum(['distance', 'price'], '请按距离或价格排序'), 'distance'),
  /** This lot alone, however far it is. */
  lotId: z.optional(LotId),
  cursor: z.optional(z.string().check(z.maxLength(256))),
});

export const searchLots = defineRoute({
  id: 'parking.search',
  method: 'GET',
  path: '/v1/parking/search',
  auth: 'public',
  summary: '找车位：某处附近、从几点到几点，有哪些停车场有空位，要多少钱',
  idempotent: false,
  input: { query: searchQuery },
  status: 200,
  output: z.object({ offers: z.array(LotOffer), nextCursor: z.optional(z.string()) }),
  failures: [],
  limit: { per: 'address', most: 600, withinSeconds: secondsIn.hour },
});

export const getLot = defineRoute({
  id: 'parking.lot',
  method: 'GET',
  path: '/v1/parking/lots/{lotId}',
  auth: 'public',
  summary: '一个停车场：位置、规则、价格、开放时段',
  idempotent: false,
  input: { path: ofLot },
  status: 200,
  output: z.object({
    lot: z.object({
      ...LotSummary.shape,
      entrance: z.string(),
      rules: z.string(),
      numbering: z.string(),
      hours: z.array(z.string()),
    }),
  }),
  failures: ['not-found'],
  limit: { per: 'address', most: 600, withinSeconds: secondsIn.hour },
});

export const getDay = defineRoute({
  id: 'parking.day',
  method: 'GET',
  path: '/v1/parking/lots/{lotId}/days/{day}',
  auth: 'public',
  summary: '一个停车场一天的空位，每 15 分钟一格',
  idempotent: false,
  input: { path: z.object({ lotId: LotId, day: Day }), query: z.object({ charger: flag }) },
  status: 200,
  output: DayStrip,
  failures: ['not-found'],
  limit: { per: 'address', most: 600, withinSeconds: secondsIn.hour },
});

/** What a driver wants of a lot: to be had at once, or waited for. */
const Wish = z.strictObject({
  lotId: LotId,
  permitId: PermitId,
  from: Instant,
  to: Instant,
  charger: z._default(z.boolean('请选择是否需要充电桩'), false),
});

export const holdSpot = defineRoute({
  id: 'parking.hold',
  method: 'POST',
  path: '/v1/parking/bookings',
  auth: 'signed-in',
  summary: '预约：先为您留 5 分钟，确认后生效',
  idempotent: true,
  input: { body: Wish },
  status: 201,
  output: BookingView,
  failures: ['not-found', 'forbidden', 'conflict'],
  limit: { per: 'caller', most: 60, withinSeconds: secondsIn.hour },
});

export const listBookings = defineRoute({
  id: 'parking.listBookings',
  method: 'GET',
  path: '/v1/parking/bookings',
  auth: 'signed-in',
  summary: '我的预约：当前和将来的，或者以前的',
  idempotent: false,
  input: {
    query: z.object({
      view: z._default(z.enum(['current', 'past'], '请选择当前或以前'), 'current'),
      cursor: z.optional(z.string().check(z.maxLength(1024))),
    }),
  },
  status: 200,
  output: z.object({ bookings: z.array(BookingView), nextCursor: z.optional(z.string()) }),
  failures: [],
});

export const getBooking = defineRoute({
  id: 'parking.getBooking',
  method: 'GET',
  path: '/v1/parking/bookings/{bookingId}',
  auth: 'signed-in',
  summary: '一个预约：本人或该停车场的运营员可看',
  idempotent: false,
  input: { path: ofBooking },
  status: 200,
  output: BookingView,
  failures: ['not-found'],
});

const bookingCommand = <const Command extends BookingCommand, Body extends Schema>(
  command: Command,
  summary: string,
  body: Body,
) =>
  defineRoute({
    id: `parking.${command}`,
    method: 'POST',
    path: `/v1/parking/bookings/{bookingId}/${command}`,
    auth: 'signed-in',
    summary,
    idempotent: true,
    input: { path: ofBooking, body },
    status: 200,
    output: BookingView,
    failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
  });

const nothing = z.strictObject({});

export const confirmBooking = bookingCommand('confirm', '确认预约；候补给您的车位也这样确认', nothing);
export const cancelBooking = bookingCommand('cancel', '取消预约，车位马上给别人', nothing);
export const arriveAtSpot = bookingCommand('arrive', '入场（本人，或运营员代为登记）', nothing);
export const leaveSpot = bookingCommand(
  'leave',
  '离场（本人，或运营员代为登记）；提前离场，余下时间马上给别人',
  nothing,
);
export const extendBooking = bookingCommand('extend', '延长到几点：后面空着才可以', z.strictObject({ to: Instant }));

export const reportOccupied = defineRoute({
  id: 'parking.reportOccupied',
  method: 'POST',
  path: '/v1/parking/bookings/{bookingId}/report-occupied',
  auth: 'signed-in',
  summary: '车位被别人占了：马上换一个',
  idempotent: true,
  input: { path: ofBooking, body: nothing },
  status: 200,
  output: MoveResult,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
  limit: { per: 'caller', most: 10, withinSeconds: secondsIn.hour },
});

export const previewSeries = defineRoute({
  id: 'parking.previewSeries',
  method: 'POST',
  path: '/v1/parking/series/preview',
  auth: 'signed-in',
  summary: '连续预约前先看：哪些日期能约到，哪些不能，为什么',
  idempotent: false,
  input: { body: SeriesDraft },
  status: 200,
  output: Series,
  failures: ['not-found', 'forbidden'],
  limit: { per: 'caller', most: 60, withinSeconds: secondsIn.hour },
});

export const bookSeries = defineRoute({
  id: 'parking.bookSeries',
  method: 'POST',
  path: '/v1/parking/series',
  auth: 'signed-in',
  summary: '连续预约：能约到的日期一次约好，约不到的说明原因',
  idempotent: true,
  input: { body: SeriesDraft },
  status: 201,
  output: Series,
  failures: ['not-found', 'forbidden', 'conflict'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const joinWaitlist = defineRoute({
  id: 'parking.joinWaitlist',
  method: 'POST',
  path: '/v1/parking/waitlist',
  auth: 'signed-in',
  summary: '候补：有空位时，排在最前的人有 10 分钟独享确认',
  idempotent: true,
  input: { body: Wish },
  status: 201,
  output: Wait,
  failures: ['not-found', 'forbidden', 'conflict'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const listWaits = defineRoute({
  id: 'parking.listWaits',
  method: 'GET',
  path: '/v1/parking/waitlist',
  auth: 'signed-in',
  summary: '我的候补',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ waits: z.array(Wait) }),
  failures: [],
});

export const leaveWaitlist = defineRoute({
  id: 'parking.leaveWaitlist',
  method: 'POST',
  path: '/v1/parking/waitlist/{waitId}/leave',
  auth: 'signed-in',
  summary: '退出候补，或者不要给我的车位',
  idempotent: true,
  input: { path: z.object({ waitId: WaitId }), body: nothing },
  status: 200,
  output: Wait,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});
