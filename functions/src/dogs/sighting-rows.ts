import type { Sighting } from '@huzhou/shared/dogs/sighting';
import { type Item, putNew } from '../platform/write-all.ts';
import { sightingRow } from './dog-rows.ts';
import { chipSightingKey } from './keys.ts';

const openChip = (sighting: Sighting | undefined): string | undefined =>
  sighting?.state === 'open' ? sighting.chip?.number : undefined;

const ownPointer = (sightingId: string) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR sightingId = :id',
  ExpressionAttributeValues: { ':id': sightingId },
});

/** A sighting with the row by which its chip finds it: of two sightings of one chip only one is open. */
export const sightingItems = (
  table: string,
  { before, after }: { readonly before?: Sighting | undefined; readonly after: Sighting },
): readonly Item[] => {
  const { sightingId } = after;
  const [was, is] = [openChip(before), openChip(after)];
  return [
    before === undefined
      ? putNew(table, sightingRow(after))
      : {
          Put: {
            TableName: table,
            Item: sightingRow(after),
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': before.version },
          },
        },
    ...(is === undefined || is === was
      ? []
      : [{ Put: { TableName: table, Item: { ...chipSightingKey(is), sightingId }, ...ownPointer(sightingId) } }]),
    ...(was === undefined || was === is
      ? []
      : [{ Delete: { TableName: table, Key: { ...chipSightingKey(was) }, ...ownPointer(sightingId) } }]),
  ];
};
