import { randomBytes } from 'node:crypto';
import { type Complaint, newComplaintId } from '@huzhou/shared/complaints/complaint';
import { readLedger } from '@huzhou/shared/complaints/desk-routes';
import { inState, sampleCase } from '@huzhou/shared/complaints/sample-case';
import { type Instant, plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { putCases } from '../testing/put-cases.ts';
import { callerOf, startsAt } from '../testing/stand.ts';
import { createDeskStand, type DeskStand } from './testing/desk-stand.ts';

const city = callerOf('citysup');
const hours = (count: number): Instant => plusSeconds(startsAt, count * 3600);

const ledger = async (stand: DeskStand, query: Record<string, string> = {}, caller = city) => {
  const { status, body, text } = await stand.ask(readLedger, caller, { query });
  if (status !== 200) throw new Error(text);
  return body;
};

const newId = (): string => newComplaintId(startsAt, randomBytes);
const responded = (more: Partial<Complaint> = {}): Complaint => ({
  ...inState('responded'),
  complaintId: newId(),
  ...more,
});
const keyed = (more: Partial<NonNullable<Complaint['key']>> = {}): Pick<Complaint, 'key'> => ({
  key: { reason: 'named', since: startsAt, ...more },
});

describe('colours', () => {
  it.each([
    ['yellow at 30 seconds without dispatch', sampleCase(), 30, 'yellow'],
    ['blue at 20 of 30 minutes without response', inState('dispatched'), 1 + 1200, 'blue'],
    ['yellow at 30 minutes without response', inState('dispatched'), 1 + 1800, 'yellow'],
    ['blue at 12 of 24 hours', inState('responded'), 12 * 3600, 'blue'],
    ['yellow at 20 of 24 hours', inState('responded'), 20 * 3600, 'yellow'],
    ['red at 24 hours', inState('responded'), 24 * 3600, 'red'],
  ])('%s, though no clock has run', async (_, complaint, seconds, colour) => {
    const stand = await createDeskStand();
    await putCases(stand.tables, [complaint]);
    const mark = plusSeconds(startsAt, seconds);
    const at = async (instant: Instant) => {
      stand.time.now = instant;
      const { rows, counts, asOf } = await ledger(stand);
      expect(asOf).toBe(instant);
      expect(counts.blue + counts.yellow + counts.red).toBe(rows.length);
      return rows[0]?.colour;
    };
    const before = await at(plusMilliseconds(mark, -1));
    expect(before).not.toBe(colour);
    expect(await at(mark)).toBe(before);
    expect(await at(plusMilliseconds(mark, 1))).toBe(colour);
  });

  it('leave the ledger with the work, but for a key case', async () => {
    const stand = await createDeskStand();
    stand.time.now = hours(30);
    const done = { ...inState('closed'), complaintId: newId() };
    await putCases(stand.tables, [done, { ...done, complaintId: newId(), ...keyed() }]);
    expect(await ledger(stand)).toMatchObject({
      counts: { blue: 0, yellow: 0, red: 1, key: 1 },
      rows: [{ state: 'closed', colour: 'red', isKey: true, reasons: [{ reason: 'keyed' }] }],
    });
    await putCases(stand.tables, [{ ...done, complaintId: newId(), ...keyed({ struckOffAt: hours(29) }) }]);
    expect((await ledger(stand)).rows).toHaveLength(1);
  });
});

it('says why, who must act and by when', async () => {
  const stand = await createDeskStand();
  stand.time.now = plusMilliseconds(hours(20), 1);
  const leader = { staffId: 'staff-leader', name: '臧克勤' };
  const plan = {
    summary: '两步',
    setAt: startsAt,
    steps: [
      { title: '清理', dueOn: '2026-11-24', finishedAt: startsAt },
      { title: '种树', dueOn: '2026-11-30' },
    ],
  };
  const led = responded(keyed({ leader, plan, since: hours(1) }));
  const waits = { ...inState('resolved'), complaintId: newId(), returns: 1 };
  await putCases(stand.tables, [led, waits]);
  const { rows } = await ledger(stand);
  expect(rows).toMatchObject([
    {
      complaintId: led.complaintId,
      colour: 'red',
      reasons: [
        { colour: 'red', reason: 'keyed', since: hours(1) },
        { colour: 'yellow', leg: 'resolution', since: hours(20) },
        { colour: 'blue', leg: 'resolution', since: hours(12) },
      ],
      owedBy: '月河街道综合执法中队',
      owedAt: hours(24),
      leaderName: '臧克勤',
      leaderId: 'staff-leader',
      steps: { done: 1, of: 2 },
    },
  ]);
  // Work that was done in time waits for its check: on the ledger, and the desk's to do, once that is late.
  expect(rows).toHaveLength(1);
  const uncheckedAt = async (now: string) => {
    stand.time.now = now;
    return (await ledger(stand)).rows.find(({ complaintId }) => complaintId === waits.complaintId);
  };
  expect(await uncheckedAt(hours(24))).toBeUndefined();
  expect(await uncheckedAt(plusMilliseconds(hours(24), 1))).toMatchObject({
    colour: 'yellow',
    reasons: [{ colour: 'yellow', reason: 'unchecked', since: hours(24) }],
    owedBy: '吴兴区指挥中心值班台',
  });
});

it('says from which desk a dispatch is owed', async () => {
  const stand = await createDeskStand();
  await putCases(stand.tables, [{ ...inState('returned'), complaintId: newId() }]);
  stand.time.now = plusMilliseconds(hours(12), 1);
  expect((await ledger(stand)).rows).toMatchObject([{ owedBy: '吴兴区指挥中心值班台', owedAt: hours(24) }]);
});

describe('the list', () => {
  const many = async (count: number) => {
    const stand = await createDeskStand();
    stand.time.now = hours(30);
    // Each a second later than the one before; every third one is only yellow, every fifth a key case.
    const cases = Array.from({ length: count }, (_, index) => {
      const acceptedAt = plusSeconds(startsAt, index + (index % 3 === 0 ? 8 * 3600 : 0));
      const complaint = responded({ acceptedAt, ...(index % 5 === 0 ? keyed({ since: acceptedAt }) : {}) });
      const leg = { ...complaint.legs.resolution, startedAt: acceptedAt, dueAt: plusSeconds(acceptedAt, 86_400) };
      return { ...complaint, legs: { ...complaint.legs, resolution: leg } };
    });
    await putCases(stand.tables, cases);
    return { stand, cases };
  };

  it('is gravest first, then the longest on the ledger, page by page', async () => {
    const { stand } = await many(120);
    const rows = [];
    let cursor: string | undefined;
    const sizes: number[] = [];
    do {
      const page = await ledger(stand, cursor === undefined ? {} : { cursor });
      expect(page.counts).toEqual({ blue: 0, yellow: 32, red: 88, key: 24 });
      rows.push(...page.rows);
      sizes.push(page.rows.length);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(rows.map(({ complaintId }) => complaintId)).size).toBe(120);
    const order = rows.map(
      ({ colour, reasons }) => `${colour === 'red' ? 0 : 1} ${reasons.map(({ since }) => since).sort()[0]}`,
    );
    expect(order).toEqual(order.toSorted());
  });

  it('may be of one colour, of key cases, or of those that I lead; the counts are of all', async () => {
    const { stand } = await many(30);
    const mine = responded(keyed({ leader: { staffId: 'staff-leader', name: '臧克勤' } }));
    await putCases(stand.tables, [mine]);
    const counts = { blue: 0, yellow: 8, red: 23, key: 7 };
    const of = async (query: Record<string, string>) => {
      const page = await ledger(stand, query, callerOf('leader'));
      expect(page.counts).toEqual(counts);
      return page.rows;
    };
    expect((await of({ colour: 'yellow' })).map(({ colour }) => colour)).toEqual(Array(8).fill('yellow'));
    expect(await of({ only: 'key' })).toHaveLength(7);
    expect((await of({ only: 'mine' })).map(({ complaintId }) => complaintId)).toEqual([mine.complaintId]);
  });

  it.each(['AAAA', '%%%', Buffer.from('ledger#purple#2026-11-23T00:00:00.000Z#x').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const stand = await createDeskStand();
      const { status, body } = await stand.ask(readLedger, city, { query: { cursor } });
      expect([status, body.errors?.[0]?.field]).toEqual([400, 'cursor']);
    },
  );
});

describe('areas', () => {
  const places = {
    town: { districtCode: '330502', townCode: '330502001' },
    other: { districtCode: '330502', townCode: '330502002' },
    anji: { districtCode: '330523', townCode: '330523001' },
  };

  const filled = async () => {
    const stand = await createDeskStand();
    stand.time.now = hours(30);
    const cases = Object.values(places).map((place) => responded(place));
    await putCases(stand.tables, cases);
    const names = new Map(cases.map(({ complaintId }, index) => [complaintId, Object.keys(places)[index]]));
    const seen = async (query: Record<string, string>, caller = city) => {
      const { status, body } = await stand.ask(readLedger, caller, { query });
      return status === 200 ? body.rows.map(({ complaintId }) => names.get(complaintId)).sort() : status;
    };
    return seen;
  };

  it('are the city, a district or a town; one’s own where none is named', async () => {
    const seen = await filled();
    expect(await seen({})).toEqual(['anji', 'other', 'town']);
    expect(await seen({ areaCode: '330500' })).toEqual(['anji', 'other', 'town']);
    expect(await seen({ areaCode: '330502' })).toEqual(['other', 'town']);
    expect(await seen({ areaCode: '330502001' })).toEqual(['town']);
    expect(await seen({}, callerOf('superv'))).toEqual(['other', 'town']);
    expect(await seen({ areaCode: '330502002' }, callerOf('superv'))).toEqual(['other']);
    expect(await seen({}, callerOf('dispatch2'))).toEqual(['anji']);
  });

  it('outside of one’s own are refused, and so is everybody without the role', async () => {
    const seen = await filled();
    expect(await seen({ areaCode: '330523' }, callerOf('superv'))).toBe(403);
    expect(await seen({ areaCode: '330500' }, callerOf('superv'))).toBe(403);
    expect(await seen({}, callerOf('lead'))).toBe(403);
    expect(await seen({}, callerOf('citizen'))).toBe(403);
  });

  it('count only what one oversees, not all that one may see in another role', async () => {
    const seen = await filled();
    const both = {
      personId: 'p',
      staff: {
        staffId: 's',
        name: 's',
        grants: [
          { role: 'supervisor' as const, areaCode: '330502001' },
          { role: 'administrator' as const, areaCode: '330500' },
        ],
      },
    };
    expect(await seen({}, both)).toEqual(['town']);
    expect(await seen({ areaCode: '330523' }, both)).toBe(403);
  });
});
