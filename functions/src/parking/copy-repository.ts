import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import { firstSlotOf, slotStart } from '@huzhou/shared/parking/slots';
import { isConditionFailure, ttlOf } from '../platform/table.ts';
import { bookingCopyRow } from './booking-copy.ts';
import { availabilityKey, bookingCopyKey } from './keys.ts';

/** What is claimed of one spot on one day, as of the `v`th write of its item. */
export interface SpotClaims {
  readonly spotId: string;
  readonly v: number;
  /** 24 hex characters, a bit for each quarter. */
  readonly bitmap: string;
}

/** What was known of a spot before; undefined of one that nothing was known of. */
export interface EarlierClaims {
  readonly v: number;
  readonly bitmap: string;
}

export interface CopyStore {
  /** Writes the copy of a booking, unless a newer one is there. */
  readonly putBooking: (booking: Booking) => Promise<void>;
  /** Time does nothing more to this version of it: neither the sweeper nor, once it has ended, a gate looks for it. */
  readonly leaveAlone: (booking: Booking) => Promise<void>;
  /**
   * Notes what is claimed of spots of a lot on one day. For each spot what was known before, or `newer` where what
   * was known is as new or newer.
   */
  readonly noteClaims: (
    lotId: string,
    day: string,
    spots: readonly SpotClaims[],
  ) => Promise<ReadonlyMap<string, EarlierClaims | 'newer' | undefined>>;
  /** How new what is known of the spots of a lot on a day is, by spot. */
  readonly knownOf: (lotId: string, day: string) => Promise<ReadonlyMap<string, number>>;
}

const keptSeconds = 60 * secondsIn.day;
// The store takes 300 operators in an expression; a spot takes five.
const spotsPerWrite = 40;

/** The copies that are made of claims and bookings: each write says how new it is, so order and number do not matter. */
export const createCopyRepository = (documents: DynamoDBDocumentClient, table: string): CopyStore => {
  type Known = ReadonlyMap<string, EarlierClaims | 'newer' | undefined>;

  /** All of them in one write; undefined when at least one is not news. */
  const noteAll = async (lotId: string, day: string, spots: readonly SpotClaims[]): Promise<Known | undefined> => {
    const expiresAt = ttlOf(plusSeconds(slotStart(firstSlotOf(day)), keptSeconds));
    try {
      const { Attributes = {} } = await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...availabilityKey(day, lotId) },
          UpdateExpression: `SET expiresAt = :expiresAt, ${spots.map((_, i) => `#s${i} = :s${i}, #n${i} = :n${i}`).join(', ')}`,
          ConditionExpression: spots.map((_, i) => `(attribute_not_exists(#n${i}) OR #n${i} < :n${i})`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(
            spots.flatMap(({ spotId }, i) => [
              [`#s${i}`, `s${spotId}`],
              [`#n${i}`, `n${spotId}`],
            ]),
          ),
          ExpressionAttributeValues: Object.fromEntries([
            [':expiresAt', expiresAt],
            ...spots.flatMap(({ v, bitmap }, i) => [
              [`:s${i}`, bitmap],
              [`:n${i}`, v],
            ]),
          ]),
          ReturnValues: 'UPDATED_OLD',
        }),
      );
      return new Map(
        spots.map(({ spotId }) => {
          const v = Attributes[`n${spotId}`];
          return [spotId, v === undefined ? undefined : { v: Number(v), bitmap: String(Attributes[`s${spotId}`]) }];
        }),
      );
    } catch (error) {
      if (isConditionFailure(error)) return undefined;
      throw error;
    }
  };

  const note = async (lotId: string, day: string, spots: readonly SpotClaims[]): Promise<Known> => {
    const noted = await noteAll(lotId, day, spots);
    if (noted !== undefined) return noted;
    const [only] = spots;
    if (spots.length === 1 && only !== undefined) return new Map([[only.spotId, 'newer']]);
    const one: [string, EarlierClaims | 'newer' | undefined][] = [];
    for (const spot of spots) one.push(...(await note(lotId, day, [spot])));
    return new Map(one);
  };

  return {
    putBooking: async (booking) => {
      try {
        await documents.send(
          new PutCommand({
            TableName: table,
            Item: bookingCopyRow(booking),
            ConditionExpression: 'attribute_not_exists(pk) OR version < :version',
            ExpressionAttributeValues: { ':version': booking.version },
          }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },

    leaveAlone: async ({ personId, from, bookingId, version, state }) => {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { ...bookingCopyKey(personId, from, bookingId) },
            UpdateExpression: `REMOVE lookKey, lookSort${isActive(state) ? '' : ', activeKey, activeSort'}`,
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': version },
          }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },

    knownOf: async (lotId, day) => {
      const Key = { ...availabilityKey(day, lotId) };
      const { Item = {} } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return new Map(
        Object.entries(Item).flatMap(([name, v]) =>
          name.startsWith('n') ? [[name.slice(1), Number(v)] as const] : [],
        ),
      );
    },

    noteClaims: async (lotId, day, spots) => {
      const known: [string, EarlierClaims | 'newer' | undefined][] = [];
      for (let start = 0; start < spots.length; start += spotsPerWrite)
        known.push(...(await note(lotId, day, spots.slice(start, start + spotsPerWrite))));
      return new Map(known);
    },
  };
};
