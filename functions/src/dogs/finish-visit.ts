import { districtOf } from '@huzhou/shared/directory/areas';
import * as routes from '@huzhou/shared/dogs/registry-routes';
import { patrolRoles, registryRoles, worksAt } from '@huzhou/shared/dogs/rights';
import { newSlipNumber, type Sighting } from '@huzhou/shared/dogs/sighting';
import { Visit } from '@huzhou/shared/dogs/visit';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import { districtsOf } from './districts-of.ts';
import { type SightingDeps, unknownChip } from './record-sighting.ts';

const unknown = failure('not-found', '没有找到这项走访任务');
const done = failure('out-of-turn', '这项走访已经完成');
const noSuchDog = invalidInput({ field: 'dogId', message: '没有找到这只犬，请核对犬只编号' });
const noTown = invalidInput({ field: 'townCode', message: '请选择犬只所在的乡镇街道' });

/** A visit ends with what it found. An unregistered dog counts as known from then on: the complaint was worth it. */
export const createFinishVisit =
  (deps: SightingDeps): Handler<typeof routes.finishVisit> =>
  async (input, caller) => {
    const { visitId } = input.path;
    const { outcome, words, dogId, breedCode, colour, chip: typed } = input.body;
    return actOnce(deps, idempotentCall(routes.finishVisit, input, caller), Visit, async (now) => {
      const before = await deps.store.findVisit(visitId);
      if (before === undefined) return err(unknown);
      const isAnyones = before.townCode === undefined && districtsOf(caller, patrolRoles).includes(before.districtCode);
      if (!isAnyones && !worksAt(before, caller, registryRoles)) return err(unknown);
      if (before.state !== 'open') return err(done);
      if (dogId !== undefined && (await deps.store.find(dogId))?.facts === undefined) return err(noSuchDog);

      const finished: Visit = {
        ...before,
        version: before.version + 1,
        state: 'done',
        outcome,
        finding: words,
        finishedAt: now,
        ...(caller.staff === undefined ? {} : { staffId: caller.staff.staffId }),
        ...(dogId === undefined ? {} : { dogId }),
      };
      if (outcome !== 'unregistered')
        return ok({ writing: { dogs: [], visit: { before, after: finished } }, kept: finished });

      const townCode = input.body.townCode ?? before.townCode;
      if (townCode === undefined) return err(noTown);
      const chip = await unknownChip(deps.store, typed, 'patrol', now);
      if (!chip.ok) return chip;
      const sighting: Sighting = {
        sightingId: newSlipNumber(deps.randomBytes),
        version: 1,
        source: 'complaint',
        state: 'open',
        districtCode: districtOf(townCode) ?? before.districtCode,
        townCode,
        ...(breedCode === undefined ? {} : { breedCode }),
        ...(colour === undefined ? {} : { colour }),
        photoIds: [],
        ...(chip.value === undefined ? {} : { chip: chip.value }),
        vaccinations: [],
        visitId,
        ...(caller.staff === undefined ? {} : { staffId: caller.staff.staffId }),
        seenAt: now,
      };
      const after: Visit = { ...finished, sightingId: sighting.sightingId };
      return ok({
        writing: { dogs: [], visit: { before, after }, sightings: [{ after: sighting }] },
        kept: after,
      });
    });
  };
