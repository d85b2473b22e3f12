import type { Route } from '@huzhou/shared/contract/route';
import { newCertificateNumber } from '@huzhou/shared/dogs/certificate';
import { dayOf, lastDayOf } from '@huzhou/shared/dogs/day';
import { factsOf, type RefusalReason } from '@huzhou/shared/dogs/dog';
import { needsHousehold, overLimit } from '@huzhou/shared/dogs/eligibility';
import type { DogCommand } from '@huzhou/shared/dogs/lifecycle';
import * as routes from '@huzhou/shared/dogs/registry-routes';
import type { Step } from '@huzhou/shared/dogs/step';
import { newTagCode } from '@huzhou/shared/dogs/tag';
import { rulesFor } from '@huzhou/shared/dogs/turn';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Obstacles } from './act-once.ts';
import { type CommandDeps, giveCommand, type Planned } from './give-command.ts';
import type { HouseholdOf } from './household.ts';
import type { DogFile } from './ports.ts';
import { openForm, wholeForm } from './sealed-form.ts';

export interface ReviewDeps extends CommandDeps {
  readonly randomBytes: RandomBytes;
  readonly householdOf: HouseholdOf;
}

interface Input<Body> {
  readonly path: { readonly dogId: string };
  readonly body: Body;
  readonly idempotencyKey: string;
}

interface Said {
  readonly words: string;
}

const over = failure('out-of-turn', overLimit.words);
const noForm = failure('out-of-turn', '登记资料不完整，请退回补正');

/** What registrars decide on dogs of their area. */
export const createReviewCommands = (deps: ReviewDeps) => {
  type Plan<Body> = (
    body: Body,
    file: DogFile,
    now: Instant,
    obstacles: Obstacles,
  ) => Promise<Result<Planned, Failure>> | Result<Planned, Failure>;

  const command =
    <Body>(name: DogCommand, route: Pick<Route, 'id'>, plan: Plan<Body>) =>
    (input: Input<Body>, caller: Caller): Promise<Result<DogDetail, Failure>> =>
      giveCommand(deps, {
        command: name,
        side: 'registrar',
        route,
        input,
        caller,
        plan: async (file, now, obstacles) => plan(input.body, file, now, obstacles),
      });

  const saying = (name: Extract<Step, { words: string }>['command'], route: Pick<Route, 'id'>) =>
    command<Said>(name, route, ({ words }) => ok({ step: { command: name, words } as Step }));

  /** The household's place, where the application did not take it: it insisted, or the zone has grown since. */
  const placeOf = async ({ dog, sealedForm }: DogFile, now: Instant, obstacles: Obstacles) => {
    const isWanted = needsHousehold(factsOf(dog), dayOf(now)) && !dog.waived.includes(overLimit.code);
    if (!isWanted || dog.household.length > 0) return ok(dog.household);
    if (obstacles.has('household-taken')) return err(over);
    if (sealedForm === undefined) return err(noForm);
    const { keeper, home } = wholeForm(await openForm(deps.sealer, dog.dogId, sealedForm));
    return ok(await deps.householdOf(keeper, home));
  };

  return {
    approveDog: command<{ words?: string | undefined }>(
      'approve',
      routes.approveDog,
      async ({ words }, file, now, obstacles) => {
        const household = await placeOf(file, now, obstacles);
        if (!household.ok) return household;
        const today = dayOf(now);
        const number = newCertificateNumber(today.slice(0, 4), deps.randomBytes);
        return ok({
          step: {
            command: 'approve',
            words,
            certificate: { number, issuedAt: now },
            tagCode: newTagCode(deps.randomBytes),
            validUntil: lastDayOf(today, rulesFor(file.dog, now).validMonths),
            household: household.value,
          },
        });
      },
    ),
    refuseDog: command<{ reason: RefusalReason; words: string }>('refuse', routes.refuseDog, ({ reason, words }) =>
      ok({ step: { command: 'refuse', reason, words } }),
    ),
    returnDog: saying('return', routes.returnDog),
    upholdRefusal: saying('uphold', routes.upholdRefusal),
    grantAppeal: saying('grant-appeal', routes.grantAppeal),
    objectForOthers: saying('object-transfer', routes.objectForOthers),
    settleObjection: saying('settle-objection', routes.settleObjection),
    stopTransfer: command<Said>('cancel-transfer', routes.stopTransfer, ({ words }) =>
      ok({ step: { command: 'cancel-transfer', words } }),
    ),
    confiscateDog: saying('confiscate', routes.confiscateDog),
  };
};
