import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { type Booking, bookingIdOf } from '@huzhou/shared/parking/booking';
import { type BookingStep, takeStep } from '@huzhou/shared/parking/booking-step';
import type { Lot, Spot } from '@huzhou/shared/parking/lot';
import { priceOf } from '@huzhou/shared/parking/price';
import { always } from '@huzhou/shared/parking/sharing';
import { dayOf, rangeOf, slotAt } from '@huzhou/shared/parking/slots';
import type { Tariff } from '@huzhou/shared/parking/tariff';
import type { RowChange } from '../../platform/stream.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { createTestClock, type TestClock } from '../../platform/testing/test-clock.ts';
import { createBookingStore } from '../booking-store.ts';
import { createCatalogue } from '../catalogue.ts';
import { createCopyRepository } from '../copy-repository.ts';
import { createFollowGate } from '../follow-gate.ts';
import { createGateRepository } from '../gate-repository.ts';
import { lookShards } from '../keys.ts';
import { createLookRepository } from '../look-repository.ts';
import { createLotReader } from '../lot-reader.ts';
import { lotRow } from '../lot-rows.ts';
import type { KeptBooking } from '../ports.ts';
import { createRelay, type OffersMessage } from '../relay.ts';
import { createSettleOffer } from '../settle-offer.ts';
import { heldClaim } from '../slot-claims.ts';
import { createSweep } from '../sweep.ts';
import { createWaitRepository } from '../wait-repository.ts';

type Row = Readonly<Record<string, unknown>>;

const tariff: Tariff = { kind: 'hourly', perHour: 200, dayCap: 2_000, freeMinutes: 0 };

export const sampleLot = (lotId = 'aishan-1'): Omit<Lot, 'spots' | 'chargers'> => ({
  lotId,
  name: '爱山机关停车场',
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: '红旗路 1 号',
  point: { longitude: 120.1003, latitude: 30.8672 },
  entrance: '南门',
  rules: '',
  numbering: 'numbered',
  sharing: always,
  tariff,
  operatorId: 'operator-1',
  districtCode: '330502',
  paused: false,
  version: 1,
});

export const spotsNamed = (...spotIds: readonly string[]): readonly Spot[] =>
  spotIds.map((spotId) => ({ spotId, charger: false, accessible: false }));

/** The changes of a table since the last look, as its stream would bring them; each write must be looked at by itself. */
const watch = (documents: DynamoDBDocumentClient, table: string) => {
  let known = new Map<string, Row>();
  return async (): Promise<readonly RowChange[]> => {
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
    const now = new Map(Items.map((row): [string, Row] => [`${row.pk} ${row.sk}`, row]));
    const changes = [...now].flatMap(([key, after]): RowChange[] => {
      const before = known.get(key);
      if (JSON.stringify(before) === JSON.stringify(after)) return [];
      return [{ eventId: key, kind: before ? 'MODIFY' : 'INSERT', after, ...(before === undefined ? {} : { before }) }];
    });
    known = now;
    return changes;
  };
};

/** Everything that follows a booking, on a table of its own, with what it sent. */
export const createAftermath = async (start: Instant = '2026-11-23T08:00:00.000Z') => {
  const tables = await createTestTables('parking');
  const { documents } = tables;
  const table = tables.names.parking;
  const clock: TestClock = createTestClock(start);
  const store = createBookingStore({ documents, table });
  const waits = createWaitRepository(documents, table);
  const copies = createCopyRepository(documents, table);
  const catalogue = createCatalogue(createLotReader(documents, table), clock);
  const sent = {
    notices: [] as Notice[],
    offers: [] as OffersMessage[],
    closures: [] as unknown[],
    imports: [] as unknown[],
  };
  const into =
    <Message>(list: Message[]) =>
    async (messages: readonly Message[]): Promise<void> => {
      list.push(...messages);
    };
  const effects = { notify: into(sent.notices), offer: into(sent.offers) };
  const settleOffer = createSettleOffer({ waits, clock });
  const relay = createRelay({ copies, lots: catalogue, settleOffer, effects, clock });
  const sweep = createSweep({
    lookout: createLookRepository(documents, table),
    shards: lookShards,
    store,
    copies,
    waits,
    lots: catalogue,
    follow: createFollowGate({ store, gates: createGateRepository(documents, table), clock, pause: async () => {} }),
    effects: { ...effects, close: into(sent.closures), importLots: into(sent.imports) },
    clock,
  });
  const changes = watch(documents, table);

  /** A confirmed booking; `heldUntil` makes it a hold. Its token begins with the letter. */
  const keptBooking = (
    letter: string,
    fields: Partial<Booking> & Pick<Booking, 'from' | 'to'>,
    state: 'held' | 'confirmed' = 'confirmed',
  ): KeptBooking => {
    const { from, lotId = 'aishan-1', spotId = 'A-1' } = fields;
    const heldUntil = plusSeconds(clock.now(), 300);
    return {
      booking: {
        bookingId: bookingIdOf({ lotId, spotId, day: dayOf(slotAt(from)), token: letter.padEnd(16, '0') }),
        personId: `person-${letter}`,
        plate: '浙E12345',
        state,
        lotId,
        spotId,
        origin: 'driver',
        createdAt: clock.now(),
        ...(state === 'held' ? { heldUntil } : {}),
        price: priceOf(tariff, rangeOf(from, fields.to)),
        version: 1,
        ...fields,
      },
      tariff,
      claim: heldClaim(heldUntil) + (state === 'held' ? 0 : 1e15),
      calls: [],
    };
  };

  return {
    tables,
    documents,
    table,
    clock,
    store,
    waits,
    copies,
    catalogue,
    sent,
    relay,
    sweep,
    changes,
    keptBooking,
    /** What the stream has brought since the last time, handed to the relay; the relay's own writes too. */
    settle: async (): Promise<void> => {
      for (let found = await changes(); found.length > 0; found = await changes()) await relay(found);
    },
    putLot: async (lot = sampleLot(), spots = spotsNamed('A-1', 'A-2')): Promise<void> => {
      await documents.send(new PutCommand({ TableName: table, Item: lotRow(lot, spots) }));
    },
    book: async (kept: KeptBooking): Promise<KeptBooking> => {
      const { outcome } = await store.write({ now: clock.now(), claims: [kept] });
      if (outcome !== 'done') throw new Error(outcome);
      return kept;
    },
    give: async (bookingId: string, step: BookingStep): Promise<Booking> => {
      const kept = await store.find(bookingId);
      if (kept === undefined) throw new Error('no booking');
      const now = clock.now();
      const taken = takeStep(kept.booking, kept.tariff, step, now);
      if (!taken.ok) throw new Error(taken.failure.title);
      const { outcome } = await store.write({ now, changes: [{ kept, ...taken.value }] });
      if (outcome !== 'done') throw new Error(outcome);
      return taken.value.booking;
    },
    booking: async (bookingId: string): Promise<Booking | undefined> => (await store.find(bookingId))?.booking,
  };
};
