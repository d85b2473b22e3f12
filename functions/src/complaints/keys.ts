import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsDispatch, awaitsLeader, nextDueAt, queueOf } from '@huzhou/shared/complaints/custody';
import { nextCheckAt } from '@huzhou/shared/complaints/deadlines';
import { ledgerFrom } from '@huzhou/shared/complaints/ledger';
import type { Point } from '@huzhou/shared/directory/place';
import { chinaDay, earliest, type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import geohash from 'ngeohash';

/** The primary key of a row of the complaints table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Everything of one case lies under one partition key, so that one query reads it whole:
 * `COMPLAINT` the case, `CONTACT` the sealed telephone number, `EVENT#000001` … its log, `FOLLOWER#…` who follows it,
 * `PHOTO#…` its photos.
 */
export const partitionOf = (complaintId: string): string => `COMPLAINT#${complaintId}`;

export const complaintKey = (complaintId: string): Key => ({ pk: partitionOf(complaintId), sk: 'COMPLAINT' });

export const contactKey = (complaintId: string): Key => ({ pk: partitionOf(complaintId), sk: 'CONTACT' });

const eventPrefix = 'EVENT#';
const photoPrefix = 'PHOTO#';
const followerPrefix = 'FOLLOWER#';

export const eventKey = (complaintId: string, seq: number): Key => ({
  pk: partitionOf(complaintId),
  sk: `${eventPrefix}${String(seq).padStart(6, '0')}`,
});

/** A person who hears of a case that they did not report. Sorts after the events: one query reads both. */
export const followerKey = (complaintId: string, personId: string): Key => ({
  pk: partitionOf(complaintId),
  sk: `${followerPrefix}${personId}`,
});

export const isComplaintRow = ({ sk }: Pick<Key, 'sk'>): boolean => sk === 'COMPLAINT';
export const isContactRow = ({ sk }: Pick<Key, 'sk'>): boolean => sk === 'CONTACT';
export const isEventRow = ({ sk }: Pick<Key, 'sk'>): boolean => sk.startsWith(eventPrefix);
export const isPhotoRow = ({ sk }: Pick<Key, 'sk'>): boolean => sk.startsWith(photoPrefix);
export const isFollowerRow = ({ sk }: Pick<Key, 'sk'>): boolean => sk.startsWith(followerPrefix);

/** From the first event to the last follower, with no other kind of row between: who hears of what happened. */
export const storyBounds = { from: eventPrefix, to: `${followerPrefix}~` } as const;

export const reporterIndexKey = (personId: string): string => `REPORTER#${personId}`;
/** The cases of others that a person follows, in the same index. */
export const followsIndexKey = (personId: string): string => `FOLLOWS#${personId}`;
export const queueIndexKey = (unitId: string): string => `QUEUE#${unitId}`;
export const areaIndexKey = (districtCode: string): string => `AREA#${districtCode}`;

export const ledgerIndexKey = (districtCode: string): string => `LEDGER#${districtCode}`;
/** Cases by China day of submission (`YYYYMMDD`). */
export const dayIndexKey = (districtCode: string, day: string): string => `DAY#${districtCode}#${day}`;

/** Length of a geohash whose cell, 1.2 by 0.6 km here, is wide enough that "within 100 m" touches four at most. */
const cellPrecision = 6;
const cellIndexKey = (categoryCode: string, cell: string): string => `CELL#${categoryCode}#${cell}`;

/** From when on cases of a cell are looked at, where what is open matters: the longest suspension and its work fit in. */
export const openCaseDays = 120;

/** The cells that hold every case of a kind within `meters` of a point. */
export const cellsAround = (categoryCode: string, { latitude, longitude }: Point, meters: number): string[] => {
  const north = meters / 111_000;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return geohash
    .bboxes(latitude - north, longitude - east, latitude + north, longitude + east, cellPrecision)
    .map((cell) => cellIndexKey(categoryCode, cell));
};

/** How a row is ordered within an index: by instant, then by id, so that no two are equal and a page has an end. */
export const indexSort = (instant: Instant, id: string): string => `${instant}#${id}`;

/** The rows that want a look are spread over this many keys, so that a storm does not heat one partition. */
export const lookShards = 8;

export const lookIndexKey = (shard: number): string => `LOOK#${shard}`;

const shardOf = (complaintId: string): number => complaintId.charCodeAt(complaintId.length - 1) % lookShards;

/** Long enough for stream, queue and clock to have done their work; what is still there then was lost. */
const graceSeconds = 5;

const lookIndex = (complaintId: string, at: Instant, suffix = '') => ({
  lookKey: lookIndexKey(shardOf(complaintId)),
  lookSort: indexSort(at, `${complaintId}${suffix}`),
});

/** When the sweeper must look at a case: something should have happened to it by then. */
const lookAt = (complaint: Complaint): Instant | undefined => {
  const waits = [
    awaitsDispatch(complaint) ? complaint.acceptedAt : undefined,
    awaitsLeader(complaint) ? complaint.key?.since : undefined,
    nextCheckAt(complaint),
  ];
  const due = earliest(waits.filter((instant) => instant !== undefined));
  return due === undefined ? undefined : plusSeconds(due, graceSeconds);
};

/** A pending photo is looked at until it is ready or withheld: whoever settles it removes both attributes. */
export const pendingPhotoLook = (complaintId: string, photoId: string, pendingSince: Instant) =>
  lookIndex(complaintId, plusSeconds(pendingSince, 12 * graceSeconds), `#${photoId}`);

/** The index attributes of a case; an index that has nothing to do with it any more loses it. */
export const complaintIndexes = (complaint: Complaint) => {
  const { complaintId, reporterId, submittedAt, districtCode, categoryCode, point, parentId } = complaint;
  const queue = queueOf(complaint);
  const dueAt = nextDueAt(complaint);
  const look = lookAt(complaint);
  const onLedgerFrom = ledgerFrom(complaint);
  return {
    reporterKey: reporterIndexKey(reporterId),
    reporterSort: indexSort(submittedAt, complaintId),
    ...(queue === undefined || dueAt === undefined
      ? {}
      : { queueKey: queueIndexKey(queue), queueSort: indexSort(dueAt, complaintId) }),
    ...(dueAt === undefined ? {} : { areaKey: areaIndexKey(districtCode), areaSort: indexSort(dueAt, complaintId) }),
    ...(look === undefined ? {} : lookIndex(complaintId, look)),
    ...(onLedgerFrom === undefined
      ? {}
      : { ledgerKey: ledgerIndexKey(districtCode), ledgerSort: indexSort(onLedgerFrom, complaintId) }),
    dayKey: dayIndexKey(districtCode, chinaDay(submittedAt)),
    daySort: indexSort(submittedAt, complaintId),
    ...(point === undefined || parentId !== undefined
      ? {}
      : {
          cellKey: cellIndexKey(categoryCode, geohash.encode(point.latitude, point.longitude, cellPrecision)),
          cellSort: indexSort(submittedAt, complaintId),
        }),
  };
};
