import { districtOf } from '@huzhou/shared/directory/areas';
import type { DogChip } from '@huzhou/shared/dogs/dog';
import * as routes from '@huzhou/shared/dogs/registry-routes';
import { registryRoles, worksAt } from '@huzhou/shared/dogs/rights';
import { newSlipNumber, Sighting } from '@huzhou/shared/dogs/sighting';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handlers } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import { chipRead } from './choose-chip.ts';
import type { CommandDeps } from './give-command.ts';
import type { DogStore } from './ports.ts';
import { showSighting } from './show-card.ts';
import { linkedTo } from './sightings.ts';
import { type PhotoDeps, takePhotos } from './take-photos.ts';

export interface SightingDeps extends CommandDeps, PhotoDeps {
  readonly randomBytes: RandomBytes;
}

const elsewhere = failure('forbidden', '这个地方不在您的辖区');
const registered = failure('out-of-turn', '这只犬已经登记，请用「现场查询」查看');
const seenBefore = failure('out-of-turn', '这个芯片号码的犬已经记录过，还没有登记');
const unknown = failure('not-found', '没有找到这条记录');
const over = failure('out-of-turn', '这条记录已经处理完毕');
const noSuchDog = failure('not-found', '没有找到这只犬，请核对犬只编号');

export const Kept = z.object({ sighting: Sighting, at: Instant });

/** The chip of a dog that is to be recorded as unregistered, unless it is known by that chip already. */
export const unknownChip = async (
  store: Pick<DogStore, 'holderOf' | 'sightingOfChip'>,
  typed: string | undefined,
  by: DogChip['by'],
  now: Instant,
): Promise<Result<DogChip | undefined, Failure>> => {
  if (typed === undefined) return ok(undefined);
  const chip = chipRead(typed, by, now);
  if (!chip.ok) return chip;
  const { number } = chip.value;
  const [holder, sighting] = await Promise.all([store.holderOf(number), store.sightingOfChip(number)]);
  if (holder !== undefined) return err(registered);
  return sighting === undefined ? chip : err(seenBefore);
};

/** Patrols write down a dog that nobody has entered: from now on it counts among the known ones. */
export const createSightings = (
  deps: SightingDeps,
): Handlers<Pick<typeof routes, 'recordSighting' | 'closeSighting'>> => ({
  recordSighting: async (input, caller) => {
    const { townCode, place, breedCode, colour, words, photoIds = [], chip: typed } = input.body;
    const districtCode = districtOf(townCode) ?? '';
    if (!worksAt({ districtCode, townCode }, caller, registryRoles)) return err(elsewhere);
    const call = idempotentCall(routes.recordSighting, input, caller);
    const acted = await actOnce(deps, call, Kept, async (now) => {
      const chip = await unknownChip(deps.store, typed, 'patrol', now);
      if (!chip.ok) return chip;
      const sighting: Sighting = {
        sightingId: newSlipNumber(deps.randomBytes),
        version: 1,
        source: 'patrol',
        state: 'open',
        districtCode,
        townCode,
        place,
        breedCode,
        colour,
        words,
        photoIds: [...photoIds],
        ...(chip.value === undefined ? {} : { chip: chip.value }),
        vaccinations: [],
        ...(caller.staff === undefined ? {} : { staffId: caller.staff.staffId }),
        seenAt: now,
      };
      const photos = await takePhotos(deps, {
        subjectId: sighting.sightingId,
        personId: caller.personId,
        photoIds,
        known: [],
        at: now,
      });
      if (!photos.ok) return photos;
      return ok({
        writing: { dogs: [], sightings: [{ after: sighting }], photos: photos.value },
        kept: { sighting, at: now },
      });
    });
    return acted.ok ? ok(await showSighting(deps, acted.value.sighting, acted.value.at)) : acted;
  },

  closeSighting: async (input, caller) => {
    const { sightingId } = input.path;
    const { outcome, dogId } = input.body;
    const call = idempotentCall(routes.closeSighting, input, caller);
    const acted = await actOnce(deps, call, Kept, async (now) => {
      const before = await deps.store.findSighting(sightingId);
      if (before === undefined || !worksAt(before, caller, registryRoles)) return err(unknown);
      if (before.state !== 'open') return err(over);
      if (dogId !== undefined && (await deps.store.find(dogId))?.facts === undefined) return err(noSuchDog);
      const after: Sighting =
        outcome === 'linked' && dogId !== undefined
          ? linkedTo(before, dogId).after
          : { ...before, version: before.version + 1, state: 'gone' };
      return ok({ writing: { dogs: [], sightings: [{ before, after }] }, kept: { sighting: after, at: now } });
    });
    return acted.ok ? ok(await showSighting(deps, acted.value.sighting, acted.value.at)) : acted;
  },
});
