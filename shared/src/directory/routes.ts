import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { Unit } from './unit.ts';

export const listUnits = defineRoute({
  id: 'directory.listUnits',
  method: 'GET',
  path: '/v1/units',
  auth: ['dispatcher', 'supervisor', 'leader', 'administrator'],
  summary: '某个区县的处置队伍和值班台',
  idempotent: false,
  input: {
    query: z.object({ districtCode: z.string('请选择区县').check(z.regex(/^3305\d{2}$/, '请选择湖州市内的区县')) }),
  },
  status: 200,
  output: z.object({ units: z.array(Unit) }),
  failures: [],
});
