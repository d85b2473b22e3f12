import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { districts } from '@huzhou/shared/directory/areas';
import { addCoverage, CoverageCounts, type CoverageReport, noCoverage } from '@huzhou/shared/dogs/figures/coverage';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { coverageKey } from './keys.ts';

export type ReadCoverage = (districtCode: string | undefined, now: Instant) => Promise<CoverageReport>;

const TownRow = z.object({ sk: z.string(), ...CoverageCounts.shape });

/** Reads what the counters say: of a district, or of all, with their towns and months. */
export const createCoverageReader = (documents: DynamoDBDocumentClient, table: string) => {
  const districtRows = async (districtCode: string) => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': coverageKey(districtCode, '').pk },
      },
    );
    const rows: z.infer<typeof TownRow>[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items.map((item) => z.parse(TownRow, item)));
    return rows;
  };

  const sum = (all: readonly CoverageCounts[]): CoverageCounts =>
    all.reduce((one, other) => addCoverage(one, other), noCoverage);

  const ofDistrict = async (districtCode: string): Promise<CoverageReport['districts'][number]> => {
    const rows = (await districtRows(districtCode)).map(({ sk, ...counts }) => {
      const [kind, first = '', second = ''] = sk.split('#');
      return kind === 'NOW' ? { townCode: first, counts } : { townCode: second, month: first, counts };
    });
    const monthly = rows.flatMap(({ townCode, month, counts }) =>
      month === undefined ? [] : [{ townCode, month, counts }],
    );
    const towns = rows
      .filter(({ month }) => month === undefined)
      .map(({ townCode, counts }) => ({
        townCode,
        now: counts,
        months: monthly
          .filter((one) => one.townCode === townCode)
          .map(({ month, counts: then }) => ({ month, counts: then })),
      }));
    return {
      districtCode,
      now: sum(towns.map(({ now }) => now)),
      months: [...Map.groupBy(monthly, ({ month }) => month)].map(([month, all]) => ({
        month,
        counts: sum(all.map(({ counts }) => counts)),
      })),
      towns,
    };
  };

  const read: ReadCoverage = async (districtCode, asOf) => ({
    asOf,
    districts: await Promise.all(
      districts
        .filter(({ code }) => districtCode === undefined || code === districtCode)
        .map(({ code }) => ofDistrict(code)),
    ),
  });

  return { read };
};
