import { describe, expect, it } from 'vitest';
import type { StaffRecord } from '../directory/staff.ts';
import { readCaller } from '../platform/http-caller.ts';
import { testKeyRing } from '../platform/testing/key-ring.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createAuthorize } from './authorize.ts';
import { createSessionTokens, sessionSeconds } from './session-token.ts';

const leader: StaffRecord = {
  staffId: 'staff-leader',
  personId: 'P1',
  name: '臧克勤',
  grants: [{ role: 'leader', areaCode: '330500' }],
};

const setup = () => {
  const clock = createTestClock();
  const tokens = createSessionTokens(async () => testKeyRing('one'), clock);
  const staff = new Map([['P1', leader]]);
  const authorize = createAuthorize({ tokens, directory: { staffByPerson: async (personId) => staff.get(personId) } });
  return { clock, tokens, staff, authorize };
};

describe('the claims of a request', () => {
  it('name a citizen', async () => {
    const { tokens, authorize } = setup();
    const { token } = await tokens.issue('P2');
    expect(readCaller(await authorize(`Bearer ${token}`))).toEqual({ ok: true, value: { personId: 'P2' } });
  });

  it('name staff with what the directory says now', async () => {
    const { tokens, authorize, staff } = setup();
    const authorization = `bearer ${(await tokens.issue('P1')).token}`;
    const { staffId, name, grants } = leader;
    expect(readCaller(await authorize(authorization))).toEqual({
      ok: true,
      value: { personId: 'P1', staff: { staffId, name, grants } },
    });
    staff.delete('P1');
    expect(readCaller(await authorize(authorization))).toEqual({ ok: true, value: { personId: 'P1' } });
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer x.y.z', 'Basic dXNlcjpwdw==', `Bearer ${'a'.repeat(4000)}`])(
    'name nobody for %j',
    async (authorization) => {
      expect(await setup().authorize(authorization)).toEqual({ problem: 'unauthenticated' });
    },
  );

  it('name nobody once the token has expired', async () => {
    const { tokens, authorize, clock } = setup();
    const { token } = await tokens.issue('P1');
    clock.advanceSeconds(sessionSeconds);
    expect(await authorize(`Bearer ${token}`)).toEqual({ problem: 'unauthenticated' });
  });

  it('say that it could not be found out, rather than let anybody in or send everybody to sign in', async () => {
    const logged = catchLog();
    const { tokens } = setup();
    const { token } = await tokens.issue('P1');
    const authorize = createAuthorize({
      tokens,
      directory: { staffByPerson: async () => Promise.reject(new Error('throttled')) },
    });
    const claims = await authorize(`Bearer ${token}`);
    expect(readCaller(claims)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect(logged.events()).toMatchObject([{ event: 'session.unverifiable' }]);
    expect(logged.text()).not.toContain(token);
  });
});
