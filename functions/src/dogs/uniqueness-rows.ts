import type { Dog } from '@huzhou/shared/dogs/dog';
import { type Item, lostUnless, type Meant, putNew } from '../platform/write-all.ts';
import { holderRow } from './dog-rows.ts';
import { certificateKey, holderKey, householdKey, type Key, tagKey, transferKey } from './keys.ts';
import type { DogWrite, WriteOutcome } from './ports.ts';

// Numbers that exist once lie in rows of their own, written in the transaction of the dog that has them. Which rows
// change follows from the dog before and after, so that no writer, the machine included, can forget one.

type Means = Meant<WriteOutcome>;

const ofDog = { ConditionExpression: 'dogId = :dogId' };

const remove = (table: string, key: Key, dogId: string): Item => ({
  Delete: {
    TableName: table,
    Key: { ...key },
    ConditionExpression: `attribute_not_exists(pk) OR ${ofDog.ConditionExpression}`,
    ExpressionAttributeValues: { ':dogId': dogId },
  },
});

const take = (table: string, row: Readonly<Record<string, unknown>>, dogId: string): Item => ({
  Put: {
    TableName: table,
    Item: row,
    ConditionExpression: `attribute_not_exists(pk) OR ${ofDog.ConditionExpression}`,
    ExpressionAttributeValues: { ':dogId': dogId },
  },
});

/** The old chip is still in the dog, and still leads to it. */
const retire = (table: string, number: string, dogId: string): Item => ({
  Update: {
    TableName: table,
    Key: { ...holderKey(number) },
    UpdateExpression: 'SET retired = :retired',
    ...ofDog,
    ExpressionAttributeValues: { ':dogId': dogId, ':retired': true },
  },
});

const chipOf = (dog: Dog | undefined): string | undefined => dog?.chip?.number;

/** Chip numbers that are taken, laid aside, given back, or that go from one dog of the write to another. */
export const chipItems = (table: string, dogs: readonly DogWrite[], chipFrom: string | undefined): readonly Means[] => {
  const changed = dogs.filter(({ before, change: { dog } }) => chipOf(before) !== chipOf(dog));
  const takers = new Map(changed.map(({ change: { dog } }) => [chipOf(dog), dog]));
  const left = changed.flatMap(({ before, change: { dog } }): Means[] => {
    const number = chipOf(before);
    if (number === undefined || takers.has(number)) return [];
    const isKept = dog.chip !== undefined && dog.earlierChips.some((earlier) => earlier.number === number);
    const item = isKept ? retire(table, number, dog.dogId) : remove(table, holderKey(number), dog.dogId);
    return [[item, 'lost']];
  });
  const taken = changed.flatMap(({ change: { dog } }): Means[] => {
    const number = chipOf(dog);
    if (number === undefined) return [];
    const row = holderRow({ number, dogId: dog.dogId, since: dog.lastEventAt });
    const giver = changed.find(({ before }) => chipOf(before) === number)?.change.dog.dogId ?? chipFrom;
    return giver === undefined ? [[take(table, row, dog.dogId), 'chip-taken']] : [[take(table, row, giver), 'lost']];
  });
  return [...taken, ...left];
};

const householdsOf = (dog: Dog | undefined): ReadonlySet<string> =>
  new Set([...(dog?.household ?? []), ...(dog?.transfer?.household ?? [])]);

export const householdItems = (table: string, { before, change: { dog } }: DogWrite): readonly Means[] => {
  const [had, has] = [householdsOf(before), householdsOf(dog)];
  const { dogId } = dog;
  return [
    ...[...has]
      .filter((one) => !had.has(one))
      .map((pseudonym): Means => [take(table, { ...householdKey(pseudonym), dogId }, dogId), 'household-taken']),
    ...[...had]
      .filter((one) => !has.has(one))
      .map((pseudonym): Means => [remove(table, householdKey(pseudonym), dogId), 'lost']),
  ];
};

interface Named {
  readonly was: string | undefined;
  readonly is: string | undefined;
  readonly keyOf: (name: string) => Key;
}

/** Tags, certificates and transfer codes: random, so nobody else can have them. What is replaced is unknown at once. */
export const nameItems = (table: string, { before, change: { dog } }: DogWrite): readonly Means[] => {
  const names: readonly Named[] = [
    { was: before?.tagCode, is: dog.tagCode, keyOf: tagKey },
    { was: before?.certificate?.number, is: dog.certificate?.number, keyOf: certificateKey },
    { was: before?.transfer?.code, is: dog.transfer?.code, keyOf: transferKey },
  ];
  const { dogId } = dog;
  const items = names
    .filter(({ was, is }) => was !== is)
    .flatMap(({ was, is, keyOf }): Item[] => [
      ...(was === undefined ? [] : [remove(table, keyOf(was), dogId)]),
      ...(is === undefined ? [] : [putNew(table, { ...keyOf(is), dogId })]),
    ]);
  return lostUnless(items);
};
