import { Dispute, mayBeDecided } from '@huzhou/shared/dogs/dispute';
import type { Dog } from '@huzhou/shared/dogs/dog';
import * as routes from '@huzhou/shared/dogs/registry-routes';
import { isRegistrarOf, mayReadAsKeeper } from '@huzhou/shared/dogs/rights';
import { advance, asOf, noSuchDog } from '@huzhou/shared/dogs/transition';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import type { CommandDeps } from './give-command.ts';
import type { DogWrite } from './ports.ts';
import { showDispute } from './show-dispute.ts';

const noDispute = failure('not-found', '没有找到这项争议');
const decided = failure('out-of-turn', '争议已经处理完毕');
const unheard = failure('out-of-turn', '双方还没有都陈述，陈述期满后才能裁定');
const elsewhere = failure('forbidden', '另一方的犬只不在您的辖区，请由市级登记员裁定');
const own = failure('forbidden', '不能裁定自己的犬只');

const Kept = z.object({ dispute: Dispute, at: Instant });

/**
 * Decides which of two dogs a chip number is: both dogs, the number and the dispute in one write. Whoever decides must be
 * registrar of both places, and owner of neither dog.
 */
export const createDecideDispute =
  (deps: CommandDeps): Handler<typeof routes.decideDispute> =>
  async (input, caller: Caller) => {
    const { store, clock } = deps;
    const { outcome, words } = input.body;

    const mayNot = (...dogs: readonly Dog[]): Failure | undefined => {
      if (dogs.some((dog) => mayReadAsKeeper(asOf(dog, clock.now()), caller))) return own;
      return dogs.every((dog) => isRegistrarOf(dog, caller)) ? undefined : elsewhere;
    };

    const acted = await actOnce(deps, idempotentCall(routes.decideDispute, input, caller), Kept, async (now) => {
      const claimant = await store.find(input.path.dogId);
      if (claimant === undefined || !isRegistrarOf(claimant, caller)) return err(noSuchDog);
      const number = claimant.claim?.number;
      if (number === undefined) return err(decided);
      const [disputes, holding] = await Promise.all([store.disputesOf(number), store.holderOf(number)]);
      const dispute = disputes.find(({ claimantDogId }) => claimantDogId === claimant.dogId);
      if (dispute === undefined) return err(noDispute);
      if (dispute.state !== 'open') return err(decided);
      const holder = holding && (await store.find(holding.dogId));
      const problem = mayNot(...[claimant, holder].filter((dog) => dog !== undefined));
      if (problem !== undefined) return err(problem);
      if (!mayBeDecided(dispute, holding, now)) return err(unheard);

      const actor = { kind: 'staff', staffId: caller.staff?.staffId ?? '' } as const;
      const wins = outcome === 'claimant';
      const change = advance(
        claimant,
        wins ? { command: 'win-chip', words } : { command: 'drop-claim', words },
        actor,
        now,
      );
      if (!change.ok) return change;
      const dogs: DogWrite[] = [{ before: claimant, change: change.value }];
      // A chip that the other has replaced since is no longer its own to lose.
      if (wins && holder?.chip?.number === number) {
        const lost = advance(holder, { command: 'lose-chip', words }, actor, now);
        if (!lost.ok) return lost;
        dogs.push({ before: holder, change: lost.value });
      }
      const after: Dispute = {
        ...dispute,
        version: dispute.version + 1,
        state: 'decided',
        outcome,
        words,
        decidedAt: now,
        staffId: actor.staffId,
      };
      return ok({
        writing: {
          dogs,
          dispute: { before: dispute, after },
          ...(wins && holding !== undefined ? { chipFrom: holding.dogId } : {}),
        },
        kept: { dispute: after, at: now },
      });
    });
    if (!acted.ok) return acted;
    const { dispute, at } = acted.value;
    return ok(await showDispute(deps, dispute, await store.holderOf(dispute.number), at));
  };
