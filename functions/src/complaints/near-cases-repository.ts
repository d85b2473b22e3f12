import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { confidentialSources } from '@huzhou/shared/complaints/source';
import type { Point } from '@huzhou/shared/directory/place';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { parseComplaint, parsePhoto } from './complaint-rows.ts';
import { cellsAround, openCaseDays } from './keys.ts';
import { type Photo, photoKey } from './photo.ts';

/** What lies around a point. */
export interface NearCases {
  /**
   * Open cases of a kind in the cells around a point: all within the distance, and some farther away. Confidential ones
   * are not among them: this is for people and machines outside.
   */
  readonly openAround: (
    categoryCode: string,
    point: Point,
    meters: number,
    now: Instant,
  ) => Promise<readonly Complaint[]>;
  /** The first photo that was given with a case. */
  readonly firstPhoto: (complaint: Complaint) => Promise<Photo | undefined>;
}

export const createNearCasesRepository = (documents: DynamoDBDocumentClient, table: string): NearCases => {
  const openInCell = async (cell: string, since: Instant): Promise<readonly Complaint[]> => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        IndexName: 'byCell',
        KeyConditionExpression: 'cellKey = :cell AND cellSort >= :since',
        // Open cases have a place in the list of their area.
        FilterExpression: 'attribute_exists(areaKey)',
        ExpressionAttributeValues: { ':cell': cell, ':since': since },
        ScanIndexForward: false,
      },
    );
    const found: Complaint[] = [];
    for await (const { Items = [] } of pages)
      found.push(...Items.map(parseComplaint).filter(({ source }) => !confidentialSources.includes(source)));
    return found;
  };

  return {
    openAround: async (categoryCode, point, meters, now) => {
      const since = plusSeconds(now, -openCaseDays * secondsIn.day);
      const cells = cellsAround(categoryCode, point, meters);
      return (await Promise.all(cells.map((cell) => openInCell(cell, since)))).flat();
    },

    firstPhoto: async ({ complaintId, photoIds: [photoId] }) => {
      if (photoId === undefined) return undefined;
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: photoKey(complaintId, photoId) }));
      return Item === undefined ? undefined : parsePhoto(Item);
    },
  };
};
