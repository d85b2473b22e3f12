import { demonstrationUnits, foundingUnits } from '@huzhou/shared/directory/demonstration';
import { type Role, roles } from '@huzhou/shared/directory/role';
import * as routes from '@huzhou/shared/directory/routes';
import { describe, expect, it } from 'vitest';
import { serve } from '../platform/http.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createListUnits } from './list-units.ts';

const handler = serve(routes, {
  listUnits: createListUnits({ unitsAround: async () => [...foundingUnits, ...demonstrationUnits] }),
});

const ask = async (role: Role, areaCode: string, districtCode = '330502') => {
  catchLog();
  const staff = { staffId: 's', name: '名', grants: [{ role, areaCode }] };
  const request = { caller: { personId: 'P', staff }, query: { districtCode } };
  const reply = await handler(httpEvent(routes.listUnits, request), lambdaContext());
  return { status: reply.statusCode, json: JSON.parse(reply.body ?? '') };
};

describe('the units of a district', () => {
  it('are its desk, its own teams and its towns’ teams, and no operators, clinics or others', async () => {
    const { json } = await ask('dispatcher', '330502');
    const expected = foundingUnits.filter(({ areaCode }) => areaCode.startsWith('330502'));
    expect(json.units).toEqual(expected);
    expect(expected.length).toBeGreaterThan(10);
  });

  it.each(roles.map((role) => [role]))('are shown to a %s only if the route names that role', async (role) => {
    const { status } = await ask(role, '330500');
    expect(status).toBe(['dispatcher', 'supervisor', 'leader', 'administrator'].includes(role) ? 200 : 403);
  });

  it('are shown within one’s area only', async () => {
    expect((await ask('dispatcher', '330523')).status).toBe(403);
    expect((await ask('supervisor', '330502001')).status).toBe(403);
    expect((await ask('dispatcher', '330502')).status).toBe(200);
  });

  it.each(['', '330502001', '110101', 'x'])('want a district of Huzhou: %j is none', async (districtCode) => {
    const { status, json } = await ask('leader', '330500', districtCode);
    expect(status).toBe(400);
    expect(json.errors[0].field).toBe('districtCode');
  });
});
