import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/time.ts';
import { matchSighting, readingsLike, type Sighting, stayOf } from './stay.ts';

const at = (time: string, day = '2026-11-23'): string => new Date(`${day}T${time}:00+08:00`).toISOString();
const booking = (bookingId: string, from: string, to: string, plate = '浙E12345') => ({
  bookingId,
  plate,
  from: at(from),
  to: at(to),
});
const seen = (direction: 'in' | 'out', time: string, day?: string): Sighting => ({ direction, at: at(time, day) });

describe('which booking a camera saw', () => {
  const morning = booking('morning', '09:00', '11:00');
  const noon = booking('noon', '11:00', '13:00');
  const evening = booking('evening', '18:00', '20:00');
  const all = [morning, noon, evening];

  it.each([
    ['in', '08:44', undefined],
    ['in', '08:45', 'morning'],
    ['in', '10:59', 'morning'],
    ['in', '11:00', 'noon'],
    ['in', '13:00', undefined],
    ['in', '17:44', undefined],
    ['in', '17:45', 'evening'],
    ['out', '08:44', undefined],
    ['out', '08:45', 'morning'],
    ['out', '11:14', 'morning'],
    ['out', '11:15', 'noon'],
    ['out', '17:44', 'noon'],
    ['out', '17:45', 'evening'],
    ['out', '23:59', 'evening'],
  ] as const)('%s at %s: %s', (direction, time, found) => {
    const match = matchSighting('浙E12345', seen(direction, time), all);
    expect(match.kind === 'one' ? match.booking.bookingId : undefined).toBe(found);
  });

  it('has an exit a day after the end, and none later', () => {
    expect(matchSighting('浙E12345', seen('out', '19:59', '2026-11-24'), [evening]).kind).toBe('one');
    expect(matchSighting('浙E12345', seen('out', '20:00', '2026-11-24'), [evening]).kind).toBe('none');
  });

  it('is never more than one of a vehicle whose bookings do not overlap', () => {
    const starts = fc.array(
      fc.record({ gap: fc.integer({ min: 0, max: 8 }), length: fc.integer({ min: 1, max: 12 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    const sighting = fc.record({
      direction: fc.constantFrom<Sighting['direction'][]>('in', 'out'),
      minute: fc.integer({ min: -60, max: 2_000 }),
    });
    fc.assert(
      fc.property(starts, sighting, (list, { direction, minute }) => {
        let slot = 0;
        const bookings = list.map(({ gap, length }, index) => {
          const from = slot + gap;
          slot = from + length;
          return {
            bookingId: String(index),
            plate: '浙E12345',
            from: instantOf(from * 900_000),
            to: instantOf(slot * 900_000),
          };
        });
        expect(matchSighting('浙E12345', { direction, at: instantOf(minute * 60_000) }, bookings).kind).not.toBe(
          'several',
        );
      }),
    );
  });

  it('is the exact plate before a misread one, and nothing where two may be meant', () => {
    const [one, other] = [booking('one', '09:00', '11:00', '浙E80000'), booking('other', '09:00', '11:00', '浙EB0000')];
    expect(matchSighting('浙E80000', seen('in', '09:00'), [one, other])).toMatchObject({
      booking: one,
      isMisread: false,
    });
    expect(matchSighting('浙E8000D', seen('in', '09:00'), [one, other])).toMatchObject({
      booking: one,
      isMisread: true,
    });
    const third = booking('third', '09:00', '11:00', '浙E8D000');
    expect(matchSighting('浙E8O000', seen('in', '09:00'), [one, third])).toEqual({ kind: 'several' });
    expect(matchSighting('浙E88888', seen('in', '09:00'), [one, other])).toEqual({ kind: 'none' });
  });
});

describe('what a reading may stand for', () => {
  it('is itself, and what differs in one character that cameras confuse', () => {
    expect(readingsLike('浙E8A12C')).toEqual(['浙E8A12C', '浙EBA12C']);
    expect([...readingsLike('浙E0A12C')].sort()).toEqual(['浙E0A12C', '浙EDA12C', '浙EOA12C']);
  });
});

describe('a stay', () => {
  const { from } = booking('evening', '18:00', '20:00');

  it.each([
    ['in and out', [seen('in', '18:05'), seen('out', '19:00')], '18:05', '19:00'],
    ['the entry was not seen', [seen('out', '19:00')], undefined, '19:00'],
    ['early, and gone before its time', [seen('in', '17:50'), seen('out', '17:55')], '17:50', '17:55'],
    ['left the lot before its time, nobody saw it come', [seen('out', '17:55')], undefined, undefined],
    [
      'back after it left: that is not the booking’s',
      [seen('in', '18:00'), seen('out', '18:30'), seen('in', '18:40')],
      '18:00',
      '18:30',
    ],
    [
      'two cameras at one gate',
      [seen('in', '18:00'), seen('in', '18:01'), seen('out', '19:00'), seen('out', '19:01')],
      '18:00',
      '19:00',
    ],
    ['nothing seen', [], undefined, undefined],
  ])('%s', (_what, sightings, arrived, left) => {
    expect(stayOf({ from }, sightings)).toEqual({
      ...(arrived === undefined ? {} : { arrivedAt: at(arrived) }),
      ...(left === undefined ? {} : { leftAt: at(left) }),
    });
  });

  it('is the same in whatever order it is told, and never un-leaves', () => {
    const sighting = fc.record({
      direction: fc.constantFrom<Sighting['direction'][]>('in', 'out'),
      at: fc.integer({ min: -15, max: 200 }).map((minute) => instantOf(Date.parse(from) + minute * 60_000)),
    });
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 8 }), fc.nat(8), (sightings, some) => {
        expect(stayOf({ from }, [...sightings].reverse())).toEqual(stayOf({ from }, sightings));
        const before = stayOf({ from }, sightings.slice(0, some)).leftAt;
        const after = stayOf({ from }, sightings).leftAt;
        if (before !== undefined) expect(after !== undefined && after <= before).toBe(true);
      }),
    );
  });
});
