import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Dispute } from '@huzhou/shared/dogs/dispute';
import { Dog } from '@huzhou/shared/dogs/dog';
import { Sighting } from '@huzhou/shared/dogs/sighting';
import { Recall, Vaccination } from '@huzhou/shared/dogs/vaccination';
import { Visit } from '@huzhou/shared/dogs/visit';
import * as z from 'zod/mini';
import type { Row } from './dog-rows.ts';
import {
  applicationsIn,
  disputesIn,
  dogKey,
  keeperIndexKey,
  lostDogs,
  recalls,
  sightingsIn,
  treatmentsOf,
  visitsIn,
} from './keys.ts';
import type { DogLists, Page } from './ports.ts';

// A keeper's dogs and the recalled batches are few: what lies beyond is left out rather than paged.
const mostAtOnce = 100;

/** Lists from the indexes of dogs, which lag behind by moments. */
export const createListRepository = (documents: DynamoDBDocumentClient, table: string): DogLists => {
  const listed = async <S extends z.core.$ZodType>(
    schema: S,
    listKey: string,
    { after, most, newestFirst = false }: { after?: string | undefined; most: number; newestFirst?: boolean },
  ): Promise<Page<z.infer<S>>> => {
    const beyond = newestFirst ? 'listSort < :after' : 'listSort > :after';
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byList',
        KeyConditionExpression: after === undefined ? 'listKey = :key' : `listKey = :key AND ${beyond}`,
        ExpressionAttributeValues: { ':key': listKey, ...(after === undefined ? {} : { ':after': after }) },
        ScanIndexForward: !newestFirst,
        // One more than asked for says whether the list goes on.
        Limit: most + 1,
      }),
    );
    const rows = Items.slice(0, most);
    const next = Items.length > most ? rows.at(-1)?.listSort : undefined;
    return { rows: rows.map((row) => z.parse(schema, row)), ...(typeof next === 'string' ? { next } : {}) };
  };

  const ofKeeper = async (personId: string): Promise<readonly Row[]> => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byKeeper',
        KeyConditionExpression: 'keeperKey = :key',
        ExpressionAttributeValues: { ':key': keeperIndexKey(personId) },
        ScanIndexForward: false,
        Limit: mostAtOnce,
      }),
    );
    return Items;
  };

  const Coming = z.object({ sk: z.literal('NEXT'), dogId: z.string() });

  return {
    keptBy: async (personId) =>
      (await ofKeeper(personId)).filter(({ sk }) => sk === 'DOG').map((row) => z.parse(Dog, row)),
    comingTo: async (personId) => {
      const ids = (await ofKeeper(personId)).flatMap((row) => {
        const coming = z.safeParse(Coming, row);
        return coming.success ? [coming.data.dogId] : [];
      });
      if (ids.length === 0) return [];
      const Keys = ids.map((dogId) => ({ ...dogKey(dogId) }));
      const { Responses = {} } = await documents.send(new BatchGetCommand({ RequestItems: { [table]: { Keys } } }));
      return (Responses[table] ?? []).map((row) => z.parse(Dog, row));
    },
    applications: (districtCode, after, most) => listed(Dog, applicationsIn(districtCode), { after, most }),
    lost: (after, most) => listed(Dog, lostDogs, { after, most, newestFirst: true }),
    disputes: (districtCode, after, most) => listed(Dispute, disputesIn(districtCode), { after, most }),
    sightings: (districtCode, after, most) =>
      listed(Sighting, sightingsIn(districtCode), { after, most, newestFirst: true }),
    visits: (districtCode, after, most) => listed(Visit, visitsIn(districtCode), { after, most }),
    recalls: async () => (await listed(Recall, recalls, { most: mostAtOnce, newestFirst: true })).rows,
    treatments: async (clinicId, after, most) => {
      const Treated = z.object({ subjectId: z.string(), ...Vaccination.shape });
      const { rows, next } = await listed(Treated, treatmentsOf(clinicId), { after, most, newestFirst: true });
      const treatments = rows.map(({ subjectId, ...vaccination }) => ({ subjectId, vaccination }));
      return next === undefined ? { rows: treatments } : { rows: treatments, next };
    },
  };
};
