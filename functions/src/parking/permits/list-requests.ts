import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import { PermitId, type PermitRequest } from '@huzhou/shared/parking/permit';
import type { listPermitRequests } from '@huzhou/shared/parking/permit-routes';
import * as z from 'zod/mini';
import type { Handler } from '../../platform/http.ts';
import type { KeptRequest } from './permit-rows.ts';
import type { PermitDeps } from './ports.ts';

const requestsPerPage = 20;
const Sort = z.tuple([Instant, PermitId]);

const encodeSort = (sort: string): string => Buffer.from(sort).toString('base64url');

/** Undefined when it is no cursor of this list. */
const decodeSort = (cursor: string): string | undefined =>
  Sort.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split('#')).data?.join('#');

/** What officers have to decide, the oldest first. A permit is valid in the whole city, so any of them may. */
export const createListRequests = ({ permits }: Pick<PermitDeps, 'permits'>): Handler<typeof listPermitRequests> => {
  const shown = async (request: KeptRequest): Promise<PermitRequest> => {
    const { requestId, kind, plate, since, words, holderId, permitId, answer } = request;
    const told = { requestId, kind, plate, since, ...(words === undefined ? {} : { words }) };
    if (kind === 'application') return told;
    const [permit, bookings] = await Promise.all([
      permits.find(holderId, permitId),
      permits.timesParked(holderId, plate),
    ]);
    const holder = { since: permit?.since ?? since, bookings, ...(answer === undefined ? {} : { words: answer }) };
    return { ...told, holder };
  };

  return async ({ query: { cursor } }) => {
    const after = cursor === undefined ? undefined : decodeSort(cursor);
    if (cursor !== undefined && after === undefined)
      return err(invalidInput({ field: 'cursor', message: '翻页位置不正确，请从第一页重新查看' }));
    const { requests, next } = await permits.openRequests(after, requestsPerPage);
    return ok({
      requests: await Promise.all(requests.map(shown)),
      ...(next === undefined ? {} : { nextCursor: encodeSort(next) }),
    });
  };
};
