import type { Dispute } from '@huzhou/shared/dogs/dispute';
import { type Dog, factsOf } from '@huzhou/shared/dogs/dog';
import type { Item } from '../platform/write-all.ts';
import { disputeRow } from './dog-rows.ts';
import { disputeKey } from './keys.ts';
import type { DogWrite } from './ports.ts';

const opened = (dog: Dog, number: string): Dispute => {
  const { districtCode, townCode } = factsOf(dog);
  return {
    number,
    claimantDogId: dog.dogId,
    districtCode,
    townCode,
    openedAt: dog.lastEventAt,
    version: 1,
    state: 'open',
    statements: [],
  };
};

const whileOpen = { '#state': 'state' };

/** A claimed number opens a dispute, a claim that is dropped ends it: both in the write of the dog itself. */
export const disputeItems = (
  table: string,
  { before, change: { dog } }: DogWrite,
  decided: Dispute | undefined,
): readonly Item[] => {
  const [was, is] = [before?.claim?.number, dog.claim?.number];
  if (was === is) return [];
  const items: Item[] = [];
  if (was !== undefined && decided?.claimantDogId !== dog.dogId)
    items.push({
      Update: {
        TableName: table,
        Key: { ...disputeKey(was, dog.dogId) },
        UpdateExpression: 'SET #state = :withdrawn REMOVE listKey, listSort ADD version :one',
        ConditionExpression: '#state = :open',
        ExpressionAttributeNames: whileOpen,
        ExpressionAttributeValues: { ':withdrawn': 'withdrawn', ':open': 'open', ':one': 1 },
      },
    });
  if (is !== undefined)
    items.push({
      Put: {
        TableName: table,
        Item: disputeRow(opened(dog, is)),
        // An earlier one of the same two, long ended, gives way.
        ConditionExpression: 'attribute_not_exists(pk) OR #state <> :open',
        ExpressionAttributeNames: whileOpen,
        ExpressionAttributeValues: { ':open': 'open' },
      },
    });
  return items;
};

export const putDispute = (table: string, before: Dispute, after: Dispute): Item => ({
  Put: {
    TableName: table,
    Item: disputeRow(after),
    ConditionExpression: 'version = :version AND #state = :open',
    ExpressionAttributeNames: whileOpen,
    ExpressionAttributeValues: { ':version': before.version, ':open': 'open' },
  },
});
