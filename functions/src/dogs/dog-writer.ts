import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Vaccination } from '@huzhou/shared/dogs/vaccination';
import type { Visit } from '@huzhou/shared/dogs/visit';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { rememberCall } from '../platform/idempotency.ts';
import { countCall } from '../platform/rate-limit.ts';
import { ttlOf } from '../platform/table.ts';
import { type Item, lostUnless, type Meant, putNew, writeAll } from '../platform/write-all.ts';
import { disputeItems, putDispute } from './dispute-rows.ts';
import { dogRow, eventRow, findingRow, photoRow, recallRow, vaccinationRow, visitRow } from './dog-rows.ts';
import { formKey, type Key, keeperIndexKey, nextFormKey, recallKey } from './keys.ts';
import type { DogStore, DogWrite, WriteOutcome } from './ports.ts';
import { sightingItems } from './sighting-rows.ts';
import { chipItems, householdItems, nameItems } from './uniqueness-rows.ts';

type Means = Meant<WriteOutcome>;

/** The dog as it becomes, refused by the store itself unless it is the one that was read, in the state that was read. */
const putDog = (table: string, { before, change: { dog } }: DogWrite): Item =>
  before === undefined
    ? putNew(table, dogRow(dog))
    : {
        Put: {
          TableName: table,
          Item: dogRow(dog),
          ConditionExpression: 'version = :version AND #state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':version': before.version, ':state': before.state },
        },
      };

interface Treated {
  readonly subjectId: string;
  readonly before: readonly Vaccination[];
  readonly after: readonly Vaccination[];
}

/** New injections, each found by its batch, and what a recall made of old ones; none of a batch that has been recalled by now. */
const vaccinationItems = (table: string, treated: readonly Treated[]): readonly Means[] => {
  const fresh = treated.flatMap(({ subjectId, before, after }) => {
    const known = new Map(before.map((one) => [one.vaccinationId, one.recalledAt]));
    return after
      .filter(({ vaccinationId, recalledAt }) => !known.has(vaccinationId) || known.get(vaccinationId) !== recalledAt)
      .map((vaccination) => ({ subjectId, vaccination }));
  });
  const batches = new Map(
    fresh
      .filter(({ vaccination }) => vaccination.recalledAt === undefined)
      .map(({ vaccination: { vaccineCode, batch } }) => [`${vaccineCode}#${batch}`, recallKey(vaccineCode, batch)]),
  );
  return [
    ...[...batches.values()].map(
      (key): Means => [
        { ConditionCheck: { TableName: table, Key: { ...key }, ConditionExpression: 'attribute_not_exists(pk)' } },
        'recalled',
      ],
    ),
    ...fresh.map(
      ({ subjectId, vaccination }): Means => [
        // Adopted from a sighting, it is written again; the same injection never differs.
        { Put: { TableName: table, Item: vaccinationRow(subjectId, vaccination) } },
        'lost',
      ],
    ),
  ];
};

const putVisit = (
  table: string,
  { before, after }: { readonly before?: Visit | undefined; readonly after: Visit },
): Item =>
  before === undefined
    ? putNew(table, visitRow(after))
    : {
        Put: {
          TableName: table,
          Item: visitRow(after),
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': before.version },
        },
      };

/** How long it is known who kept a dog that is gone. */
const formKeptSeconds = 365 * secondsIn.day;

const Sealed = z.object({ sealed: z.string() });

/** Writes dogs with their history and everything that follows from it, in one transaction. */
export const createDogWriter = (documents: DynamoDBDocumentClient, table: string): DogStore['write'] => {
  const put = (row: Readonly<Record<string, unknown>>): Item => ({ Put: { TableName: table, Item: row } });
  const drop = (key: { pk: string; sk: string }): Item => ({ Delete: { TableName: table, Key: { ...key } } });

  /** What the next keeper filled in becomes the keeper's, or is forgotten, when a transfer ends; of a withdrawn application nothing stays. */
  const formItems = async ({ before, change: { dog } }: DogWrite, isGiven: boolean): Promise<readonly Item[]> => {
    const { dogId } = dog;
    // Who takes an application back takes everything back that they told of themselves.
    if (dog.state === 'withdrawn' && before?.state !== 'withdrawn') return [drop(formKey(dogId))];
    const isOver = dog.state === 'deregistered' && before?.state !== 'deregistered';
    const keptFor = isOver ? { expiresAt: ttlOf(plusSeconds(dog.lastEventAt, formKeptSeconds)) } : {};
    const sealedAt = async (key: Key): Promise<string | undefined> => {
      const { Item: row } = await documents.send(
        new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: true }),
      );
      return row === undefined ? undefined : z.parse(Sealed, row).sealed;
    };
    const ending = async (): Promise<readonly Item[]> => {
      const sealed = isOver ? await sealedAt(formKey(dogId)) : undefined;
      return sealed === undefined ? [] : [put({ ...formKey(dogId), sealed, ...keptFor })];
    };
    if (before?.transfer?.newKeeperId === undefined || dog.transfer !== undefined) return ending();
    // What the new keeper changes in the same write stands in its place.
    if (isGiven) return [drop(nextFormKey(dogId))];
    if (dog.keeperId === before.keeperId) return [...(await ending()), drop(nextFormKey(dogId))];
    const sealed = await sealedAt(nextFormKey(dogId));
    if (sealed === undefined) throw new Error(`${dogId} has a next keeper who has not said who they are`);
    return [put({ ...formKey(dogId), sealed, ...keptFor }), drop(nextFormKey(dogId))];
  };

  return async ({
    dogs,
    form,
    next,
    photos = [],
    sightings = [],
    dispute,
    visit,
    recall,
    finding,
    counted,
    call,
    chipFrom,
  }) => {
    const forms = (
      await Promise.all(dogs.map((write) => formItems(write, form?.dogId === write.change.dog.dogId)))
    ).flat();
    const treated: readonly Treated[] = [
      ...dogs.map(({ before, change: { dog } }) => ({
        subjectId: dog.dogId,
        before: before?.vaccinations ?? [],
        after: dog.vaccinations,
      })),
      ...sightings.map(({ before, after }) => ({
        subjectId: after.sightingId,
        before: before?.vaccinations ?? [],
        after: after.vaccinations,
      })),
    ];
    const items: readonly Means[] = [
      ...(call === undefined
        ? []
        : [[{ Put: rememberCall(table, call.call, call.kept, call.now) }, 'repeated'] as const]),
      ...(counted === undefined
        ? []
        : [[{ Update: countCall(table, counted.route, counted.subject, counted.now) }, 'too-many'] as const]),
      ...lostUnless(dogs.map((write) => putDog(table, write))),
      ...vaccinationItems(table, treated),
      ...chipItems(table, dogs, chipFrom),
      ...dogs.flatMap((write) => householdItems(table, write)),
      ...dogs.flatMap((write) => nameItems(table, write)),
      ...lostUnless([
        ...dogs.flatMap(({ change: { events } }) => events.map((event) => putNew(table, eventRow(event)))),
        ...dogs.flatMap((write) => disputeItems(table, write, dispute?.after)),
        ...forms,
        ...(form === undefined ? [] : [put({ ...formKey(form.dogId), sealed: form.sealed })]),
        ...(next === undefined
          ? []
          : [
              put({
                ...nextFormKey(next.dogId),
                sealed: next.sealed,
                dogId: next.dogId,
                keeperKey: keeperIndexKey(next.personId),
                keeperSort: next.dogId,
              }),
            ]),
        ...photos.map((photo) => putNew(table, photoRow(photo))),
        ...sightings.flatMap((sighting) => sightingItems(table, sighting)),
        ...(dispute === undefined ? [] : [putDispute(table, dispute.before, dispute.after)]),
        ...(visit === undefined ? [] : [putVisit(table, visit)]),
        ...(recall === undefined ? [] : [putNew(table, recallRow(recall))]),
        ...(finding === undefined ? [] : [putNew(table, findingRow(finding.dogId, finding.finding))]),
      ]),
    ];
    return writeAll<WriteOutcome>(documents, items);
  };
};
