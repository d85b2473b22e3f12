import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { complaintStates } from '@huzhou/shared/complaints/lifecycle';
import { isListed } from '@huzhou/shared/complaints/open311/public-case';
import type { Span } from '@huzhou/shared/complaints/open311/requests-query';
import { statusOf } from '@huzhou/shared/complaints/open311/status';
import { districts } from '@huzhou/shared/directory/areas';
import { chinaDay, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { parseComplaint, parseEvent } from '../complaint-rows.ts';
import { complaintKey, dayIndexKey } from '../keys.ts';
import type { CaseFilter, Open311Cases } from './ports.ts';
import { updatesKey } from './update-index.ts';

type Row = Record<string, unknown>;

// Above every id: a span's last instant takes in all that happened at it.
const afterAnyId = '~';

const daysOf = ({ from, to }: Span): readonly string[] => {
  const days: string[] = [];
  if (from > to) return days;
  const last = chinaDay(to);
  for (let at: Instant = from; ; at = plusSeconds(at, secondsIn.day)) {
    const day = chinaDay(at);
    if (day > last) return days;
    days.push(day);
  }
};

/** A busy city's newest cases are all of today; a quiet one's lie further back, so it reads more days at each step. */
const mostDaysAtOnce = 8;

/** After so many rows a search gives up: to find a few rare cases among very many would cost too much. */
const mostRowsRead = 25_000;

const mostKeysInBatch = 100;

/** What the store drops itself: it costs as much as reading, but less to carry. Undefined where all is wanted. */
const filterOf = ({ categoryCodes, statuses }: CaseFilter) => {
  const named = (prefix: string, values: readonly string[]) =>
    Object.fromEntries(values.map((value, index) => [`:${prefix}${index}`, value]));
  const states = complaintStates.filter((state) => statuses.includes(statusOf(state)));
  const [byState, byCode] = [named('s', states), named('c', categoryCodes)];
  const conditions = [
    ...(states.length === 0 ? [] : [`#state IN (${Object.keys(byState).join(', ')})`]),
    ...(categoryCodes.length === 0 ? [] : [`categoryCode IN (${Object.keys(byCode).join(', ')})`]),
  ];
  if (conditions.length === 0) return undefined;
  return {
    expression: {
      FilterExpression: conditions.join(' AND '),
      ...(states.length === 0 ? {} : { ExpressionAttributeNames: { '#state': 'state' } }),
    },
    values: { ...byState, ...byCode },
  };
};

const newestFirst = (one: Complaint, other: Complaint): number =>
  `${one.submittedAt}${one.complaintId}` < `${other.submittedAt}${other.complaintId}` ? 1 : -1;

export const createCaseSearchRepository = (
  documents: DynamoDBDocumentClient,
  table: string,
  giveUpAfter = mostRowsRead,
): Pick<Open311Cases, 'findAll' | 'newest' | 'updatesIn'> => {
  const queryDay = (key: string, { from, to }: Span, isNewestFirst: boolean): QueryCommandInput => ({
    TableName: table,
    IndexName: 'byDay',
    KeyConditionExpression: 'dayKey = :key AND daySort BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':key': key, ':from': from, ':to': `${to}${afterAnyId}` },
    ScanIndexForward: !isNewestFirst,
  });

  const batch = async (ids: readonly string[]): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    let keys: Row[] | undefined = ids.map((id) => ({ ...complaintKey(id) }));
    while (keys !== undefined && keys.length > 0) {
      const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await documents.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
      );
      rows.push(...(Responses?.[table] ?? []));
      keys = UnprocessedKeys?.[table]?.Keys;
    }
    return rows;
  };

  const findAll: Open311Cases['findAll'] = async (ids) => {
    const rows: Row[] = [];
    for (let start = 0; start < ids.length; start += mostKeysInBatch)
      rows.push(...(await batch(ids.slice(start, start + mostKeysInBatch))));
    const byId = new Map(rows.map((row) => [row.complaintId, row]));
    return ids.map((id) => byId.get(id)).flatMap((row) => (row === undefined ? [] : [parseComplaint(row)]));
  };

  const newest: Open311Cases['newest'] = async (span, wanted, most) => {
    const filter = filterOf(wanted);
    let rowsRead = 0;
    let isTooMuch = false;

    /** Up to `most` cases of one district and day. */
    const ofDay = async (districtCode: string, day: string): Promise<readonly Complaint[]> => {
      const query = queryDay(dayIndexKey(districtCode, day), span, true);
      const found: Complaint[] = [];
      let from: Row | undefined;
      do {
        const page: QueryCommandOutput = await documents.send(
          new QueryCommand({
            ...query,
            ...filter?.expression,
            ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ...filter?.values },
            // With a filter the limit would count what is dropped, too.
            ...(filter === undefined ? { Limit: most - found.length } : {}),
            ExclusiveStartKey: from,
          }),
        );
        rowsRead += page.ScannedCount ?? 0;
        isTooMuch ||= rowsRead > giveUpAfter;
        found.push(...(page.Items ?? []).map(parseComplaint).filter(isListed));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && found.length < most && !isTooMuch);
      return found;
    };

    const days = daysOf(span).toReversed();
    const found: Complaint[] = [];
    let atOnce = 1;
    for (let start = 0; start < days.length && found.length < most; atOnce = Math.min(atOnce * 2, mostDaysAtOnce)) {
      const read = days.slice(start, start + atOnce).flatMap((day) => districts.map(({ code }) => ofDay(code, day)));
      found.push(...(await Promise.all(read)).flat());
      if (isTooMuch) return undefined;
      start += atOnce;
    }
    return found.sort(newestFirst).slice(0, most);
  };

  const updatesIn: Open311Cases['updatesIn'] = async (span, most) => {
    const events: ComplaintEvent[] = [];
    for (const day of daysOf(span)) {
      let from: Row | undefined;
      do {
        const page: QueryCommandOutput = await documents.send(
          new QueryCommand({
            ...queryDay(updatesKey(day), span, false),
            Limit: most - events.length,
            ExclusiveStartKey: from,
          }),
        );
        events.push(...(page.Items ?? []).map(parseEvent));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && events.length < most);
      if (events.length >= most) break;
    }
    return events;
  };

  return { findAll, newest, updatesIn };
};
