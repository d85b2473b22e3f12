import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import type { Clock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Sealer } from '../platform/sealed.ts';
import { transact } from '../platform/table.ts';
import { openidKey, personKey } from './keys.ts';
import { openidHash } from './openid.ts';

export interface PersonRepository {
  /** The id of the person with this openid, who is added when they come for the first time. */
  readonly personOf: (openid: string) => Promise<string>;
  /** Who a person is to WeChat; undefined when there is no such person. */
  readonly findOpenid: (personId: string) => Promise<string | undefined>;
}

export interface PersonRepositoryDeps {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

// 100 random bits: an id says nothing about who came when, and nobody guesses another one.
const idLength = 20;

const OpenidRow = z.object({ personId: z.string() });
const PersonRow = z.object({ sealedOpenid: z.string() });

const sealContext = (personId: string): string => `openid:${personId}`;

export const createPersonRepository = ({
  documents,
  table,
  sealer,
  clock,
  randomBytes,
}: PersonRepositoryDeps): PersonRepository => {
  const get = async (Key: { pk: string; sk: string }) =>
    (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  const findPerson = async (openid: string): Promise<string | undefined> => {
    const row = await get(openidKey(openidHash(openid)));
    return row === undefined ? undefined : z.parse(OpenidRow, row).personId;
  };

  /** False when the same openid was added by somebody else in this moment. */
  const add = async (personId: string, openid: string): Promise<boolean> => {
    const createdAt = clock.now();
    const sealedOpenid = await sealer.seal(openid, sealContext(personId));
    const written = await transact(documents, [
      {
        Put: {
          TableName: table,
          Item: { ...openidKey(openidHash(openid)), personId },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          TableName: table,
          Item: { ...personKey(personId), personId, sealedOpenid, createdAt },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    return written.ok;
  };

  return {
    personOf: async (openid) => {
      const known = await findPerson(openid);
      if (known !== undefined) return known;
      const personId = randomCode(randomBytes, idLength);
      if (await add(personId, openid)) return personId;
      const winner = await findPerson(openid);
      if (winner === undefined) throw new Error('A person could neither be added nor found');
      return winner;
    },

    findOpenid: async (personId) => {
      const row = await get(personKey(personId));
      return row === undefined ? undefined : sealer.open(z.parse(PersonRow, row).sealedOpenid, sealContext(personId));
    },
  };
};
