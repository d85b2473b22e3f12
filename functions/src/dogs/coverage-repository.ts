import { isDeepStrictEqual } from 'node:util';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Covered } from '@huzhou/shared/dogs/covered';
import { monthOf } from '@huzhou/shared/dogs/day';
import { addCoverage, CoverageCounts, coverageNames, noCoverage } from '@huzhou/shared/dogs/figures/coverage';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { isConditionFailure, isTransactionConflict, transact } from '../platform/table.ts';
import type { Item } from '../platform/write-all.ts';
import { createCoverageReader } from './coverage-reader.ts';
import { coverageKey, coverageMonthKey, coveredKey } from './keys.ts';

const CoveredRow = z.object({
  version: z.int(),
  covered: z.optional(z.object({ districtCode: z.string(), townCode: z.string(), ...CoverageCounts.shape })),
});

const zero: CoverageCounts = noCoverage;

/**
 * Figures as counters by town. What each dog added last lies in a row of its own, moved on in the same transaction as
 * the counters and only forwards: so a change that comes twice, or too late, counts once.
 */
export const createCoverageRepository = (documents: DynamoDBDocumentClient, table: string) => {
  const addTo = ({ districtCode, townCode, ...counts }: Covered): Item => ({
    Update: {
      TableName: table,
      Key: { ...coverageKey(districtCode, townCode) },
      UpdateExpression: `ADD ${coverageNames.map((name) => `#${name} :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(coverageNames.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(coverageNames.map((name) => [`:${name}`, counts[name]])),
    },
  });

  /** What changes in the counters from what was counted to what is. */
  const difference = (was: Covered | undefined, is: Covered | undefined): readonly Item[] => {
    const minus = was && { ...was, ...addCoverage(zero, was, -1) };
    if (minus !== undefined && is !== undefined && minus.townCode === is.townCode) {
      const both = { ...is, ...addCoverage(minus, is) };
      return coverageNames.every((name) => both[name] === 0) ? [] : [addTo(both)];
    }
    return [minus, is].filter((one) => one !== undefined).map(addTo);
  };

  /** Counts a known dog as it is at a version of its row; `again` what time alone has made of that version. */
  const count = async (subjectId: string, version: number, is: Covered | undefined, again = false): Promise<void> => {
    const Key = { ...coveredKey(subjectId) };
    for (;;) {
      const { Item: row } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      const counted = row === undefined ? undefined : z.parse(CoveredRow, row);
      if (again && (counted?.version !== version || isDeepStrictEqual(counted.covered, is))) return;
      if (!again && counted !== undefined && counted.version >= version) return;
      const mark: Item = {
        Put: {
          TableName: table,
          Item: { ...Key, version, ...(is === undefined ? {} : { covered: is }) },
          ...(counted === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                // What is taken off must be what stands there: two may count one version again at once.
                ConditionExpression:
                  counted.covered === undefined
                    ? 'version = :version AND attribute_not_exists(covered)'
                    : 'version = :version AND covered = :covered',
                ExpressionAttributeValues: {
                  ':version': counted.version,
                  ...(counted.covered === undefined ? {} : { ':covered': counted.covered }),
                },
              }),
        },
      };
      try {
        const written = await transact(documents, [mark, ...difference(counted?.covered, is)]);
        if (written.ok) return;
      } catch (error) {
        if (!isTransactionConflict(error)) throw error;
      }
    }
  };

  const { read } = createCoverageReader(documents, table);

  const keepMonth = async (
    districtCode: string,
    townCode: string,
    counts: CoverageCounts,
    now: Instant,
  ): Promise<void> => {
    try {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...coverageMonthKey(districtCode, monthOf(now), townCode) },
          UpdateExpression: `SET takenAt = :now, ${coverageNames.map((name) => `#${name} = :${name}`).join(', ')}`,
          ConditionExpression: 'attribute_not_exists(takenAt) OR takenAt < :now',
          ExpressionAttributeNames: Object.fromEntries(coverageNames.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ':now': now,
            ...Object.fromEntries(coverageNames.map((name) => [`:${name}`, counts[name]])),
          },
        }),
      );
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  };

  /**
   * Writes each town's figures under the running month, where they are not what stands there: the last that is written
   * in a month is how it ended. A clock that stepped back cannot write over what came after it.
   */
  const snapshot = async (now: Instant): Promise<void> => {
    const month = monthOf(now);
    for (const { districtCode, towns } of (await read(undefined, now)).districts)
      await Promise.all(
        towns.map(async ({ townCode, now: counts, months }) => {
          const kept = months.find((one) => one.month === month)?.counts;
          const isKept = kept !== undefined && coverageNames.every((name) => kept[name] === counts[name]);
          if (!isKept) await keepMonth(districtCode, townCode, counts, now);
        }),
      );
  };

  return { count, snapshot };
};

export type Coverage = ReturnType<typeof createCoverageRepository>;
