import { type Dispute, mostStatements } from '@huzhou/shared/dogs/dispute';
import type { Dog } from '@huzhou/shared/dogs/dog';
import { isKeeper } from '@huzhou/shared/dogs/rights';
import * as routes from '@huzhou/shared/dogs/routes';
import { asOf, noSuchDog } from '@huzhou/shared/dogs/transition';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { actOnce } from './act-once.ts';
import { fileAsOf } from './file-as-of.ts';
import type { CommandDeps } from './give-command.ts';
import type { DogStore } from './ports.ts';
import { showDog } from './show-dog.ts';
import { type PhotoDeps, takePhotos } from './take-photos.ts';

const noDispute = failure('not-found', '没有找到这项争议');
const over = failure('out-of-turn', '争议已经处理完毕');
const enough = failure('out-of-turn', `一项争议最多陈述 ${mostStatements} 次`);
const risky = invalidInput({ field: 'words', message: '文字没有通过内容安全检测，请修改后重试' });

/** The dispute that a dog is a side of: it claims the number itself, or another claims its chip. */
const disputeOf = async (
  store: Pick<DogStore, 'disputesOf'>,
  { dogId, chip, claim }: Dog,
  claimantDogId: string,
): Promise<Dispute | undefined> => {
  const number = claimantDogId === dogId ? claim?.number : chip?.number;
  const all = number === undefined ? [] : await store.disputesOf(number);
  return all.find((dispute) => dispute.claimantDogId === claimantDogId);
};

/** What one side of a chip dispute has to say. The other side reads it, so it is checked like everything people publish. */
export const createStateDispute =
  (deps: CommandDeps & PhotoDeps & { readonly checkText: CheckText }): Handler<typeof routes.stateDispute> =>
  async (input, caller) => {
    const { dogId } = input.path;
    const { claimantDogId, words, photoIds = [] } = input.body;
    const call = idempotentCall(routes.stateDispute, input, caller);
    const acted = await actOnce(deps, call, z.object({ at: Instant }), async (now) => {
      const file = await deps.store.read(dogId);
      if (file === undefined || !isKeeper(asOf(file.dog, now), caller)) return err(noSuchDog);
      const dispute = await disputeOf(deps.store, file.dog, claimantDogId);
      if (dispute === undefined) return err(noDispute);
      if (dispute.state !== 'open') return err(over);
      if (dispute.statements.length >= mostStatements) return err(enough);
      if ((await deps.checkText(caller.personId, words)) === 'risky') return err(risky);
      const photos = await takePhotos(deps, {
        subjectId: dogId,
        personId: caller.personId,
        photoIds,
        known: file.photos,
        at: now,
      });
      if (!photos.ok) return photos;
      const statements = [...dispute.statements, { dogId, words, photoIds: [...photoIds], at: now }];
      const after: Dispute = { ...dispute, version: dispute.version + 1, statements };
      return ok({
        writing: { dogs: [], dispute: { before: dispute, after }, photos: photos.value },
        kept: { at: now },
      });
    });
    if (!acted.ok) return acted;
    const stored = await deps.store.read(dogId);
    const now = deps.clock.now();
    const file = stored && fileAsOf(stored, now);
    // Asked again, it may be somebody else's dog by now.
    return file !== undefined && isKeeper(file.dog, caller)
      ? ok(await showDog(deps, file, caller, now))
      : err(noSuchDog);
  };
