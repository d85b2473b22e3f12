import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { cityCode, findArea } from '../directory/areas.ts';
import { Board, BoardPeriod } from './board.ts';

const DistrictCode = z
  .string('请选择区县')
  .check(z.refine((code) => findArea(code)?.parentCode === cityCode, '没有这个区县，请重新选择'));

/** By itself, because the first page of the client asks for it and for nothing else of the figures. */
export const getBoard = defineRoute({
  id: 'insights.board',
  method: 'GET',
  path: '/v1/board',
  auth: 'public',
  summary: '公开看板：三项承诺、及时反馈、各区县、全年日历、趋势、最慢的类别',
  idempotent: false,
  input: {
    query: z.object({ period: z._default(BoardPeriod, 'month'), districtCode: z.optional(DistrictCode) }),
  },
  status: 200,
  output: Board,
  failures: [],
});
