import { type PolicyVersion, policyOf } from '@huzhou/shared/complaints/policy';
import { metersBetween } from '@huzhou/shared/directory/distance';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { NearCases } from '../near-cases-repository.ts';
import type { FindSameTrouble } from './bring-case.ts';

/**
 * Of the open cases of the kind within the distance at which trouble counts as the same, the nearest. Two machines that
 * report at the same instant may both find none: then there are two cases, which a desk can merge.
 */
export const createFindSameTrouble =
  (deps: {
    readonly nearCases: Pick<NearCases, 'openAround'>;
    readonly clock: Clock;
    readonly policyVersion: PolicyVersion;
  }): FindSameTrouble =>
  async (categoryCode, { point }) => {
    if (point === undefined) return undefined;
    const { withinMeters } = policyOf(deps.policyVersion).near;
    const around = await deps.nearCases.openAround(categoryCode, point, withinMeters, deps.clock.now());
    const [nearest] = around
      .flatMap((complaint) =>
        complaint.point === undefined ? [] : [{ complaint, meters: metersBetween(complaint.point, point) }],
      )
      .filter(({ meters }) => meters <= withinMeters)
      .sort((one, other) => one.meters - other.meters);
    return nearest?.complaint;
  };
