import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { isUpdate } from '@huzhou/shared/complaints/open311/request-update';
import { statusOf } from '@huzhou/shared/complaints/open311/status';
import {
  findTestCase,
  newTestCase,
  sampleTestCases,
  testLifeSeconds,
} from '@huzhou/shared/complaints/open311/test-case';
import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, plusSeconds } from '@huzhou/shared/kernel/time';
import { sourceReporterId } from '@huzhou/shared/sources/source';
import { testSourceId } from './clients.ts';
import type { Open311Cases } from './ports.ts';

const matches = <Value>(wanted: readonly Value[], value: Value): boolean =>
  wanted.length === 0 || wanted.includes(value);

/** The cases of the test endpoint: made up from their numbers, stored nowhere. */
export const createTestCases = (clock: Clock): Open311Cases => {
  const reporterId = sourceReporterId(testSourceId);
  const find = (id: string) => findTestCase(id, reporterId, clock.now());
  return {
    find: async (id) => find(id)?.complaint,
    findAll: async (ids) => ids.flatMap((id) => find(id)?.complaint ?? []),
    newest: async ({ from, to }, { categoryCodes, statuses }, most) => {
      const found: Complaint[] = [];
      for (const { complaint } of sampleTestCases(from, to, reporterId, clock.now())) {
        if (found.length >= most) break;
        if (matches(categoryCodes, complaint.categoryCode) && matches(statuses, statusOf(complaint.state)))
          found.push(complaint);
      }
      return found;
    },
    eventsOf: async (id) => find(id)?.events ?? [],
    updatesIn: async ({ from, to }, most) =>
      [...sampleTestCases(plusSeconds(from, -testLifeSeconds), to, reporterId, clock.now())]
        .toReversed()
        .flatMap(({ events }) => events)
        .filter((event) => isUpdate(event) && event.at >= from && event.at <= to)
        .slice(0, most),
    mediaUrlOf: async () => undefined,
    accept: async ({ request: { categoryCode, place }, now }) => {
      const { districtCode, point } = place;
      return ok(newTestCase({ categoryCode, districtCode, point }, reporterId, now).complaint);
    },
  };
};
