import { type DynamoDBDocumentClient, GetCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ChipHolder, Dispute } from '@huzhou/shared/dogs/dispute';
import { Dog } from '@huzhou/shared/dogs/dog';
import { DogEvent } from '@huzhou/shared/dogs/event';
import { Sighting } from '@huzhou/shared/dogs/sighting';
import { Recall } from '@huzhou/shared/dogs/vaccination';
import { Visit } from '@huzhou/shared/dogs/visit';
import * as z from 'zod/mini';
import { recallCall } from '../platform/idempotency.ts';
import { dogFileOf, type Row } from './dog-rows.ts';
import { createDogWriter } from './dog-writer.ts';
import {
  certificateKey,
  chipSightingKey,
  dogKey,
  eventKey,
  holderKey,
  type Key,
  recallKey,
  sightingKey,
  subjectPk,
  tagKey,
  transferKey,
  visitKey,
} from './keys.ts';
import { Photo } from './photo.ts';
import type { DogStore } from './ports.ts';

const Pointer = z.object({ dogId: z.string() });
const SightingPointer = z.object({ sightingId: z.string() });

/** The store of dogs. All reads are consistent: a command is decided on what is, not on what was. */
export const createDogRepository = (documents: DynamoDBDocumentClient, table: string): DogStore => {
  const get = async <S extends z.core.$ZodType>(key: Key, schema: S): Promise<z.infer<S> | undefined> => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: true }));
    return Item === undefined ? undefined : z.parse(schema, Item);
  };

  const partition = async (pk: string, prefix?: string): Promise<Row[]> => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(prefix === undefined ? {} : { ':prefix': prefix }) },
      },
    );
    const rows: Row[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items);
    return rows;
  };

  // As many reads for a code that nobody has as for one that leads somewhere, so that time tells nothing either.
  const dogBehind = async (key: Key): Promise<Dog | undefined> => {
    const pointer = await get(key, Pointer);
    return get(dogKey(pointer?.dogId ?? 'HQ-nobody'), Dog);
  };

  const findSighting = (sightingId: string) => get(sightingKey(sightingId), Sighting);

  return {
    find: (dogId) => get(dogKey(dogId), Dog),
    read: async (dogId) => dogFileOf(await partition(subjectPk(dogId))),
    write: createDogWriter(documents, table),
    recallCall: (call, now) => recallCall(documents, table, call, now),
    holderOf: (number) => get(holderKey(number), ChipHolder),
    disputesOf: async (number) =>
      (await partition(holderKey(number).pk, 'DISPUTE#')).map((row) => z.parse(Dispute, row)),
    dogOfTag: (code) => dogBehind(tagKey(code)),
    dogOfCertificate: (number) => dogBehind(certificateKey(number)),
    dogOfTransfer: (code) => dogBehind(transferKey(code)),
    findSighting,
    sightingOfChip: async (number) => {
      const pointer = await get(chipSightingKey(number), SightingPointer);
      return pointer === undefined ? undefined : findSighting(pointer.sightingId);
    },
    findVisit: (visitId) => get(visitKey(visitId), Visit),
    findRecall: (vaccineCode, batch) => get(recallKey(vaccineCode, batch), Recall),
    eventsBetween: async (dogId, afterSeq, toSeq) => {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': subjectPk(dogId),
            ':from': eventKey(dogId, afterSeq + 1).sk,
            ':to': eventKey(dogId, toSeq).sk,
          },
        }),
      );
      return Items.map((row) => z.parse(DogEvent, row));
    },
    photosOf: async (subjectId) => (await partition(subjectPk(subjectId), 'PHOTO#')).map((row) => z.parse(Photo, row)),
  };
};
