import { RegistrationForm } from '@huzhou/shared/dogs/form';
import * as routes from '@huzhou/shared/dogs/registry-routes';
import { isRegistrarOf, patrolRoles, registrarRoles, registryRoles, worksAt } from '@huzhou/shared/dogs/rights';
import { asOf, noSuchDog } from '@huzhou/shared/dogs/transition';
import type { Caller } from '@huzhou/shared/identity/caller';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import type { Handlers } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import type { RecordRead } from './audit-repository.ts';
import { readDistricts } from './district-pages.ts';
import { districtsOf } from './districts-of.ts';
import { fileAsOf } from './file-as-of.ts';
import type { CommandDeps } from './give-command.ts';
import type { DogLists } from './ports.ts';
import { openForm } from './sealed-form.ts';
import { showCard, showSighting } from './show-card.ts';
import { showDispute } from './show-dispute.ts';
import { dogSummary, showDog } from './show-dog.ts';

export interface RegistryReadDeps extends CommandDeps {
  readonly lists: DogLists;
  readonly recordRead: RecordRead;
}

type Reads = Pick<
  typeof routes,
  | 'listApplications'
  | 'getRegisteredDog'
  | 'revealKeeper'
  | 'listDisputes'
  | 'listSightings'
  | 'listVisits'
  | 'listLostDogs'
  | 'listRecalls'
>;

const staffIdOf = ({ staff }: Caller): string => staff?.staffId ?? '';
const mostLost = 50;
const noForm = failure('not-found', '没有登记资料');

/** What registrars and patrols read: of their area alone, keepers masked, and every look at a keeper on record. */
export const createRegistryReads = (deps: RegistryReadDeps): Handlers<Reads> => {
  const { store, lists, clock, recordRead, sealer } = deps;

  return {
    listApplications: async ({ query }, caller) => {
      const now = clock.now();
      const page = await readDistricts({
        districts: districtsOf(caller, registrarRoles),
        cursor: query.cursor,
        read: lists.applications,
        isSeen: (dog) => isRegistrarOf(dog, caller),
      });
      if (!page.ok) return page;
      const { rows, ...rest } = page.value;
      return ok({ dogs: rows.map((dog) => dogSummary(asOf(dog, now), caller, now)), ...rest });
    },

    getRegisteredDog: async ({ path }, caller) => {
      const now = clock.now();
      const stored = await store.read(path.dogId);
      const file = stored && fileAsOf(stored, now);
      if (file === undefined || !isRegistrarOf(file.dog, caller)) return err(noSuchDog);
      await recordRead({ dogId: path.dogId, staffId: staffIdOf(caller), at: now, what: 'dog' });
      return ok(await showDog(deps, { ...file, findings: [] }, caller, now));
    },

    revealKeeper: async (input, caller) => {
      const { dogId } = input.path;
      const stored = await store.read(dogId);
      const file = stored && fileAsOf(stored, clock.now());
      if (file === undefined || !isRegistrarOf(file.dog, caller)) return err(noSuchDog);
      if (file.sealedForm === undefined) return err(noForm);
      // A form on the way may be half filled in; only what was submitted is somebody's.
      const form = z.safeParse(RegistrationForm, await openForm(sealer, dogId, file.sealedForm));
      if (!form.success) return err(noForm);
      // The answer itself is not kept; that the same call asks again is.
      const acted = await actOnce(
        deps,
        idempotentCall(routes.revealKeeper, input, caller),
        z.object({}),
        async (now) => {
          const staffId = staffIdOf(caller);
          await recordRead({ dogId, staffId, at: now, what: 'keeper', purpose: input.body.purpose });
          return ok({ writing: { dogs: [] }, kept: {} });
        },
      );
      if (!acted.ok) return acted;
      const { keeper, home } = form.data;
      return ok({ keeper, home });
    },

    listDisputes: async ({ query }, caller) => {
      const now = clock.now();
      const page = await readDistricts({
        districts: districtsOf(caller, registrarRoles),
        cursor: query.cursor,
        read: lists.disputes,
        isSeen: (dispute) => worksAt(dispute, caller, registrarRoles),
      });
      if (!page.ok) return page;
      const { rows, ...rest } = page.value;
      const disputes = await Promise.all(
        rows.map(async (dispute) => showDispute(deps, dispute, await store.holderOf(dispute.number), now)),
      );
      return ok({ disputes, ...rest });
    },

    listSightings: async ({ query }, caller) => {
      const now = clock.now();
      const page = await readDistricts({
        districts: districtsOf(caller, registryRoles),
        cursor: query.cursor,
        read: lists.sightings,
        isSeen: (sighting) => worksAt(sighting, caller, registryRoles),
      });
      if (!page.ok) return page;
      const { rows, ...rest } = page.value;
      return ok({ sightings: await Promise.all(rows.map((row) => showSighting(deps, row, now))), ...rest });
    },

    listVisits: async ({ query }, caller) => {
      const page = await readDistricts({
        districts: districtsOf(caller, registryRoles),
        cursor: query.cursor,
        read: lists.visits,
        // Where nobody knows the town, every patrol of the district may go.
        isSeen: (visit) =>
          worksAt(visit, caller, registryRoles) ||
          (visit.townCode === undefined && districtsOf(caller, patrolRoles).includes(visit.districtCode)),
      });
      if (!page.ok) return page;
      const { rows, ...rest } = page.value;
      return ok({ visits: [...rows], ...rest });
    },

    listLostDogs: async ({ query }) => {
      const now = clock.now();
      const { rows, next } = await lists.lost(query.cursor, mostLost);
      const dogs = await Promise.all(rows.map((dog) => showCard(deps, dog, now)));
      return ok({ dogs, ...(next === undefined ? {} : { nextCursor: next }) });
    },

    listRecalls: async () => ok({ recalls: [...(await lists.recalls())] }),
  };
};
