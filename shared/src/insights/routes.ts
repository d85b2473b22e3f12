import * as z from 'zod/mini';
import { CounterName } from '../complaints/figures/counter.ts';
import { defineRoute } from '../contract/route.ts';
import { findArea } from '../directory/areas.ts';
import type { Role } from '../directory/role.ts';
import { Day } from './board.ts';
import { FigureCase, FigureTable, TableDimension } from './figures.ts';
import { ParkingBoard } from './parking.ts';

/** Who may look into the figures of their area, or of their team. */
export const figureRoles = [
  'supervisor',
  'leader',
  'administrator',
  'dispatcher',
  'team-lead',
] as const satisfies readonly [Role, ...Role[]];

const AreaCode = z
  .string('请选择区县')
  .check(z.refine((code) => findArea(code) !== undefined, '没有这个区县或乡镇街道，请重新选择'));
/** A code of a dimension, a unit's id. */
const Value = z.string().check(z.minLength(1), z.maxLength(64));

export const getFigures = defineRoute({
  id: 'insights.figures',
  method: 'GET',
  path: '/v1/figures',
  auth: figureRoles,
  summary: '统计：按区县、乡镇街道、队伍、类别、来源或日期，看各项承诺',
  idempotent: false,
  input: {
    query: z.object({
      dimension: TableDimension,
      /** The caller's widest area where it is left out. */
      areaCode: z.optional(AreaCode),
      /** Only the row of this value. */
      value: z.optional(Value),
      from: Day,
      to: Day,
    }),
  },
  status: 200,
  output: FigureTable,
  failures: ['forbidden'],
});

export const listFigureCases = defineRoute({
  id: 'insights.figureCases',
  method: 'GET',
  path: '/v1/figures/cases',
  auth: figureRoles,
  summary: '统计背后的案件：某项指标里的每一件',
  idempotent: false,
  input: {
    query: z.object({
      /** The counter whose cases are wanted, e.g. `resolutionMissed`. */
      figure: CounterName,
      /** With `value`: of which row. `day` is said by `from` and `to`. */
      dimension: z._default(TableDimension, 'city'),
      areaCode: z.optional(AreaCode),
      value: z.optional(Value),
      from: Day,
      to: Day,
      cursor: z.optional(z.string().check(z.maxLength(256))),
    }),
  },
  status: 200,
  /** Newest first. */
  output: z.object({ cases: z.array(FigureCase), nextCursor: z.optional(z.string()) }),
  failures: ['forbidden'],
});

export const getParkingBoard = defineRoute({
  id: 'insights.parking',
  method: 'GET',
  path: '/v1/insights/parking',
  auth: 'public',
  summary: '共享停车公开数据：开放车位、每小时使用、预约与未到、20 个停车紧张区域的供需',
  idempotent: false,
  input: {
    /** Today where it is left out. */
    query: z.object({ day: z.optional(Day) }),
  },
  status: 200,
  output: ParkingBoard,
  failures: [],
});
