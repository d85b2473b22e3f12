import * as routes from '@huzhou/shared/parking/lot-routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { closedClaim } from '../slot-claims.ts';
import { at, type ClosureStand, createClosureStand } from '../testing/closure-stand.ts';
import { people, spotsNamed } from '../testing/lot-stand.ts';

let stand: ClosureStand;
beforeAll(async () => {
  stand = await createClosureStand();
});

// It is 16:00 on 23 November in China.
const today = '20261123';
const tomorrow = '20261124';
const from = at(tomorrow, '08:00');
const to = at(tomorrow, '12:00');

describe('closing', () => {
  it('claims the time on each spot, and nothing beside it', async () => {
    const { lotId } = await stand.openAlone('A-1', 'A-2');
    const night = [at(today, '23:00'), at(tomorrow, '01:00')] as const;
    const closure = await stand.close(lotId, ...night);
    await stand.deliver();
    const value = closedClaim(closure.createdAt);
    for (const spotId of ['A-1', 'A-2'])
      expect(await stand.claims(lotId, spotId, at(today, '22:45'), at(tomorrow, '01:15'))).toEqual([
        0,
        ...Array(8).fill(value),
        0,
      ]);
    const stored = await stand.closureOf(lotId, closure.closureId);
    expect(stored).toMatchObject({ state: 'closed', moved: 0, cancelled: 0 });
    expect(stored).not.toHaveProperty('look');
  });

  it('moves a booking to another spot of the lot', async () => {
    const { lotId } = await stand.openAlone('A-1', 'A-2');
    const booking = await stand.book(lotId, 'A-1', at(tomorrow, '07:00'), at(tomorrow, '09:00'));
    const closure = await stand.close(lotId, from, to, ['A-1']);
    await stand.deliver();
    const left = await stand.find(booking.bookingId);
    expect(left).toMatchObject({ state: 'moved', endReason: 'closure' });
    expect(await stand.find(left.movedTo ?? '')).toMatchObject({
      state: 'confirmed',
      lotId,
      spotId: 'A-2',
      from: booking.from,
      to: booking.to,
      plate: booking.plate,
    });
    expect(await stand.closureOf(lotId, closure.closureId)).toMatchObject({ moved: 1, cancelled: 0 });
    // What lies outside of the closure is anybody's again.
    expect(await stand.claims(lotId, 'A-1', at(tomorrow, '07:45'), at(tomorrow, '08:15'))).toEqual([
      0,
      closedClaim(closure.createdAt),
    ]);
  });

  it('moves it to a lot nearby where its own is closed, and not to one that is far', async () => {
    const place = stand.lonely();
    const { lotId } = await stand.openLot({ point: place }, spotsNamed('A-1'));
    const near = await stand.openLot({ point: { ...place, latitude: place.latitude + 0.005 } }, spotsNamed('N-1'));
    const booking = await stand.book(lotId, 'A-1', from, at(tomorrow, '09:00'));
    stand.clock.advanceSeconds(31);
    await stand.close(lotId, from, to);
    await stand.deliver();
    const left = await stand.find(booking.bookingId);
    expect(left.state).toBe('moved');
    expect((await stand.find(left.movedTo ?? '')).lotId).toBe(near.lotId);
  });

  it('cancels with its reason what can go nowhere, holds too', async () => {
    const { lotId } = await stand.openAlone('A-1', 'A-2');
    const booking = await stand.book(lotId, 'A-1', from, at(tomorrow, '09:00'));
    const held = await stand.book(lotId, 'A-2', from, at(tomorrow, '09:00'), 'held');
    const untouched = await stand.book(lotId, 'A-2', at(tomorrow, '12:00'), at(tomorrow, '13:00'));
    const closure = await stand.close(lotId, from, to);
    await stand.deliver();
    for (const { bookingId } of [booking, held])
      expect(await stand.find(bookingId)).toMatchObject({ state: 'cancelled', endReason: 'closure' });
    expect(await stand.find(untouched.bookingId)).toEqual(untouched);
    expect(await stand.closureOf(lotId, closure.closureId)).toMatchObject({ moved: 0, cancelled: 2 });
    const value = closedClaim(closure.createdAt);
    expect(await stand.claims(lotId, 'A-1', from, to)).toEqual(Array(16).fill(value));
  });

  it.each(['cancelled', 'moved'])(
    'leaves no moment in which others could have what it takes from one that is %s',
    async (end) => {
      const { lotId } = await stand.openAlone('A-1', 'A-2');
      const { bookingId } = await stand.book(lotId, 'A-1', from, to);
      const closure = await stand.close(lotId, from, to, end === 'moved' ? ['A-1'] : undefined);
      const found: (readonly number[])[] = [];
      const worker = stand.workerWith({
        store: {
          ...stand.store,
          write: async (write) => {
            const written = await stand.store.write(write);
            if (write.changes !== undefined) found.push(await stand.claims(lotId, 'A-1', from, to));
            return written;
          },
        },
      });
      await worker({ lotId, closureId: closure.closureId });
      expect((await stand.find(bookingId)).state).toBe(end);
      expect(found).toEqual([Array(16).fill(closedClaim(closure.createdAt))]);
    },
  );

  it('finds a booking that began days before', async () => {
    const { lotId } = await stand.openAlone('A-1');
    const booking = await stand.book(lotId, 'A-1', at(today, '18:00'), at('20261126', '17:00'));
    await stand.close(lotId, at('20261126', '08:00'), at('20261126', '12:00'));
    await stand.deliver();
    expect((await stand.find(booking.bookingId)).state).toBe('cancelled');
  });

  it('tells who is parked there already, once, and leaves the spot to them', async () => {
    const { lotId } = await stand.openAlone('A-1');
    const booking = await stand.book(lotId, 'A-1', at(today, '16:00'), at(today, '18:00'), 'arrived');
    const closure = await stand.close(lotId, at(today, '17:00'), at(today, '20:00'));
    await stand.deliver();
    expect(await stand.find(booking.bookingId)).toMatchObject({ state: 'arrived' });
    const told = stand.notices.filter(({ subjectId }) => subjectId === booking.bookingId);
    expect(told).toMatchObject([
      { noticeId: `${booking.bookingId}-closed-${closure.closureId}`, to: { personId: booking.personId } },
    ]);
    expect(JSON.stringify(told)).not.toContain(booking.plate);
    const value = closedClaim(closure.createdAt);
    expect(await stand.claims(lotId, 'A-1', at(today, '18:00'), at(today, '20:00'))).toEqual(Array(8).fill(value));
  });

  it.each([
    ['not on the quarter', { from: '2026-11-24T00:10:00.000Z', to }, 'from'],
    ['in the past', { from: at(today, '08:00'), to }, 'from'],
    ['the wrong way round', { from: to, to: from }, 'to'],
    ['for too long', { from, to: at('20270115', '08:00') }, 'to'],
    ['too far away', { from: at('20270601', '08:00'), to: at('20270602', '08:00') }, 'from'],
    ['of a spot that there is not', { from, to, spotIds: ['Z-9'] }, 'spotIds'],
  ])('is refused %s', async (_, body, field) => {
    const { lotId } = await stand.openAlone('A-1');
    const answer = await stand.ask(routes.closeWindow, people.operator, {
      path: { lotId },
      body: { reason: '应急公务', ...body },
    });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, field]);
  });

  it('happens once for its key', async () => {
    const { lotId } = await stand.openAlone('A-1');
    const call = { path: { lotId }, body: { from, to, reason: '应急公务' }, key: 'the-same-key-of-a-closure' };
    const answers = await Promise.all([1, 2, 3].map(() => stand.ask(routes.closeWindow, people.operator, call)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await stand.closures.of(lotId)).toHaveLength(1);
  });
});
