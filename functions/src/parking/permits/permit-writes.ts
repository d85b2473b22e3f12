import { parkingPolicy } from '@huzhou/shared/parking/policy';
import type { TransactItems } from '../../platform/table.ts';
import { driverKey, holderKey, type Key } from '../keys.ts';
import {
  type Holder,
  holderRow,
  type KeptPermit,
  type KeptRequest,
  ownContestRow,
  permitRow,
  requestRow,
} from './permit-rows.ts';

type Item = TransactItems[number];
type Row = Readonly<Record<string, unknown>>;

/** Writes of permits, for a transaction that is refused as a whole where another one came first. */
export interface PermitWrites {
  /** Takes a plate that nobody has. */
  readonly take: (plate: string, holder: Holder) => Item;
  /** Takes a plate from one for another. */
  readonly pass: (plate: string, from: Pick<Holder, 'permitId'>, to: Holder) => Item;
  readonly free: (plate: string, of: Pick<Holder, 'permitId'>) => Item;
  /** One plate more, up to three. */
  readonly countIn: (personId: string) => Item;
  readonly countOut: (personId: string) => Item;
  /** A new one, or one that is still as it was read. */
  readonly permit: (permit: KeptPermit) => Item;
  /** The request, and what the one who asks sees of it. */
  readonly request: (request: KeptRequest) => readonly Item[];
}

export const createPermitWrites = (table: string): PermitWrites => {
  const putNext = (row: Row & { readonly version: number }): Item => ({
    Put: {
      TableName: table,
      Item: row,
      ...(row.version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :seen',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':seen': row.version - 1 },
          }),
    },
  });

  const count = (personId: string, by: 1 | -1, only: string, bound: number): Item => ({
    Update: {
      TableName: table,
      Key: { ...driverKey(personId) },
      UpdateExpression: 'ADD plates :by',
      ConditionExpression: only,
      ExpressionAttributeValues: { ':by': by, ':bound': bound },
    },
  });

  const ofPermit = (permitId: string) => ({
    ConditionExpression: 'permitId = :permit',
    ExpressionAttributeValues: { ':permit': permitId },
  });

  const key = (plate: string): Key => ({ ...holderKey(plate) });

  return {
    take: (plate, holder) => ({
      Put: { TableName: table, Item: holderRow(plate, holder), ConditionExpression: 'attribute_not_exists(pk)' },
    }),
    pass: (plate, { permitId }, to) => ({
      Put: { TableName: table, Item: holderRow(plate, to), ...ofPermit(permitId) },
    }),
    free: (plate, { permitId }) => ({ Delete: { TableName: table, Key: key(plate), ...ofPermit(permitId) } }),
    countIn: (personId) =>
      count(personId, 1, 'attribute_not_exists(plates) OR plates < :bound', parkingPolicy.platesPerPerson),
    countOut: (personId) => count(personId, -1, 'plates > :bound', 0),
    permit: (permit) => putNext(permitRow(permit)),
    request: (request) => [
      putNext(requestRow(request)),
      ...(request.kind === 'contest' ? [{ Put: { TableName: table, Item: ownContestRow(request) } }] : []),
    ],
  };
};
