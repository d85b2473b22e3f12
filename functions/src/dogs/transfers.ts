import { districtOf } from '@huzhou/shared/directory/areas';
import { breedName } from '@huzhou/shared/dogs/breed';
import { dayOf } from '@huzhou/shared/dogs/day';
import { Dog, factsOf } from '@huzhou/shared/dogs/dog';
import { concernsOf, needsHousehold, overLimit } from '@huzhou/shared/dogs/eligibility';
import type { DraftForm } from '@huzhou/shared/dogs/form';
import { isKeeper, isNextKeeper } from '@huzhou/shared/dogs/rights';
import * as routes from '@huzhou/shared/dogs/routes';
import { advance, asOf, noSuchDog } from '@huzhou/shared/dogs/transition';
import { rulesFor } from '@huzhou/shared/dogs/turn';
import { validVaccination } from '@huzhou/shared/dogs/vaccination';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import { fileThen } from './file-as-of.ts';
import { sealForm } from './sealed-form.ts';
import { showDog } from './show-dog.ts';
import type { SubmitDeps } from './submit-dog.ts';

const unknownCode = failure('not-found', '没有找到这个过户码，或已经失效');
const ownDog = failure('out-of-turn', '这是您自己的犬只，不能过户给自己');
const over = failure('out-of-turn', overLimit.words);

/** What the new keeper sees of a dog before accepting it: the dog, not whose it is. */
export const createLookAtTransfer =
  (deps: SubmitDeps): Handler<typeof routes.lookAtTransfer> =>
  async ({ body }) => {
    const now = deps.clock.now();
    const found = await deps.store.dogOfTransfer(body.code);
    const dog = found && asOf(found, now);
    if (dog?.transfer?.code !== body.code || dog.transfer.acceptedAt !== undefined) return err(unknownCode);
    const { name, breedCode, colour } = factsOf(dog);
    return ok({
      name,
      breed: breedName(breedCode),
      colour,
      vaccinated: validVaccination(dog.vaccinations, now) !== undefined,
      ...(dog.validUntil === undefined ? {} : { validUntil: dog.validUntil }),
      acceptBy: dog.transfer.acceptBy,
    });
  };

const Kept = z.object({ dog: Dog, at: Instant });

/** The new keeper accepts: the rules are asked for their home, and the objection period begins. */
export const createAcceptTransfer =
  (deps: SubmitDeps): Handler<typeof routes.acceptTransfer> =>
  async (input, caller) => {
    const { code, keeper, home } = input.body;
    const acted = await actOnce(
      deps,
      idempotentCall(routes.acceptTransfer, input, caller),
      Kept,
      async (now, obstacles) => {
        const found = await deps.store.dogOfTransfer(code);
        const dog = found && asOf(found, now);
        if (found === undefined || dog?.transfer?.code !== code) return err(unknownCode);
        if (isKeeper(dog, caller)) return err(ownDog);
        // The code is the new keeper's alone: who comes second must not learn that it was right.
        if (dog.transfer.acceptedAt !== undefined && !isNextKeeper(dog, caller)) return err(unknownCode);

        const facts = factsOf(dog);
        const there = {
          ...facts,
          townCode: home.townCode,
          districtCode: districtOf(home.townCode) ?? facts.districtCode,
        };
        const concerns = concernsOf(there, dayOf(now)).filter(({ code: concern }) => concern !== 'too-young');
        if (concerns.length > 0)
          return err(invalidInput(...concerns.map(({ words }) => ({ field: 'home.townCode', message: words }))));
        const wantsPlace = needsHousehold(there, dayOf(now));
        if (wantsPlace && obstacles.has('household-taken')) return err(over);

        const step = {
          command: 'accept-transfer',
          newKeeperId: caller.personId,
          completesAt: plusSeconds(now, rulesFor(dog, now).objectionDays * secondsIn.day),
          townCode: home.townCode,
          household: wantsPlace ? await deps.householdOf(keeper, home) : [],
        } as const;
        const change = advance(found, step, { kind: 'keeper' }, now);
        if (!change.ok) return change;
        const { districtCode: _district, townCode: _town, ...ofDog } = facts;
        const form: DraftForm = { ...ofDog, keeper, home };
        const sealed = await sealForm(deps.sealer, dog.dogId, form);
        return ok({
          writing: {
            dogs: [{ before: found, change: change.value }],
            next: { dogId: dog.dogId, sealed, personId: caller.personId },
          },
          kept: { dog: change.value.dog, at: now },
        });
      },
    );
    if (!acted.ok) return acted;
    const { dog, at } = acted.value;
    const file = await deps.store.read(dog.dogId);
    return file === undefined
      ? err(noSuchDog)
      : ok(await showDog(deps, fileThen(file, dog, caller, false), caller, at));
  };
