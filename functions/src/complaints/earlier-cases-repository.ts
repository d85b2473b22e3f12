import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Complaint, isPersons } from '@huzhou/shared/complaints/complaint';
import { policyOf } from '@huzhou/shared/complaints/policy';
import { EarlierCase } from '@huzhou/shared/complaints/repeat';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { cellsAround, indexSort, reporterIndexKey } from './keys.ts';

/** Cases before a given one that may be of the same trouble: those of its kind around it, and its reporter's. */
export type FindEarlier = (complaint: Complaint) => Promise<readonly EarlierCase[]>;

/** As many of the latest as are looked at in each place: a rule that asks for the third needs no more. */
const mostRead = 100;
/** Nobody's dispatch waits longer than this for it. */
const withinMilliseconds = 3_000;

/** Only what the rule asks for is read: `state` and `source` are words of the store’s own. */
const fields = Object.keys(EarlierCase.shape);
const projection = {
  ProjectionExpression: fields.map((_, index) => `#f${index}`).join(', '),
  names: Object.fromEntries(fields.map((field, index) => [`#f${index}`, field])),
};

interface Place {
  readonly index: 'byCell' | 'byReporter';
  readonly attributes: readonly [key: string, sort: string];
  readonly key: string;
  readonly days: number;
}

export const createEarlierCasesRepository =
  (documents: DynamoDBDocumentClient, table: string): FindEarlier =>
  async (complaint) => {
    const { complaintId, submittedAt, categoryCode, point, reporterId } = complaint;
    const { near, repeat } = policyOf(complaint.policyVersion);
    const cells = point === undefined ? [] : cellsAround(categoryCode, point, near.withinMeters);
    const places: Place[] = [
      ...cells.map((key) => ({
        index: 'byCell' as const,
        attributes: ['cellKey', 'cellSort'] as const,
        key,
        days: repeat.withinDays,
      })),
      ...(isPersons(complaint)
        ? [
            {
              index: 'byReporter' as const,
              attributes: ['reporterKey', 'reporterSort'] as const,
              key: reporterIndexKey(reporterId),
              days: repeat.reporterWithinDays,
            },
          ]
        : []),
    ];
    const abortSignal = AbortSignal.timeout(withinMilliseconds);
    const pages = places.map(({ index, attributes: [key, sort], ...place }) =>
      documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#key = :key AND #sort BETWEEN :since AND :own',
          ProjectionExpression: projection.ProjectionExpression,
          ExpressionAttributeNames: { '#key': key, '#sort': sort, ...projection.names },
          ExpressionAttributeValues: {
            ':key': place.key,
            ':since': plusSeconds(submittedAt, -place.days * secondsIn.day),
            ':own': indexSort(submittedAt, complaintId),
          },
          ScanIndexForward: false,
          Limit: mostRead,
        }),
        { abortSignal },
      ),
    );
    return (await Promise.all(pages)).flatMap(({ Items = [] }) => Items.map((row) => z.parse(EarlierCase, row)));
  };
