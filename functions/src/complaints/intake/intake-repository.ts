import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Change } from '@huzhou/shared/complaints/change';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { ttlOf } from '../../platform/table.ts';
import { lostUnless, putNew, writeAll } from '../../platform/write-all.ts';
import { putCase, putNewCase } from '../complaint-writer.ts';
import { complaintKey } from '../keys.ts';
import type { Photo } from '../photo.ts';
import type { WriteOutcome } from '../ports.ts';
import { IntakeRow, intakeKey } from './intake-row.ts';

/** A case that a source brings, with all that is written with it. */
export interface Bringing {
  readonly intake: IntakeRow;
  readonly change: Change;
  readonly photos: readonly Photo[];
  readonly sealedPhone?: string | undefined;
}

/** A case that a sighting changes. */
export interface Sighting {
  readonly before: Complaint;
  readonly change: Change;
}

/** What sources have brought, by their own numbers. */
export interface IntakeRepository {
  readonly find: (sourceId: string, number: string) => Promise<IntakeRow | undefined>;
  /** The case and its number are written together; `repeated` when the number is there already. */
  readonly bring: (bringing: Bringing) => Promise<WriteOutcome>;
  /**
   * The number is written: the trouble has an open case; `lost` when that has ended in between. With what the sighting
   * says on the case, where that is news; then `lost` also when the case has moved on.
   */
  readonly fold: (intake: IntakeRow, news?: Sighting) => Promise<WriteOutcome>;
}

/** A camera sees one heap of rubbish a hundred times a day: sightings of known cases are kept for this long. */
const keptFoldedSeconds = 400 * secondsIn.day;

const rowOf = (intake: IntakeRow) => ({
  ...intakeKey(intake.sourceId, intake.number),
  ...intake,
  ...(intake.folded ? { expiresAt: ttlOf(plusSeconds(intake.acceptedAt, keptFoldedSeconds)) } : {}),
});

export const createIntakeRepository = (documents: DynamoDBDocumentClient, table: string): IntakeRepository => ({
  find: async (sourceId, number) => {
    const Key = intakeKey(sourceId, number);
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item === undefined ? undefined : z.parse(IntakeRow, Item);
  },

  bring: ({ intake, ...beginning }) =>
    writeAll<WriteOutcome>(documents, [[putNew(table, rowOf(intake)), 'repeated'], ...putNewCase(table, beginning)]),

  fold: (intake, news) =>
    writeAll<WriteOutcome>(documents, [
      [putNew(table, rowOf(intake)), 'repeated'],
      ...lostUnless(
        news === undefined
          ? [
              // The index by which it was found may be behind: what is seen after a case has ended is trouble anew.
              {
                ConditionCheck: {
                  TableName: table,
                  Key: { ...complaintKey(intake.complaintId) },
                  ConditionExpression: 'attribute_exists(areaKey)',
                },
              },
            ]
          : putCase(table, { change: news.change, moved: { before: news.before, states: [news.before.state] } }),
      ),
    ]),
});
