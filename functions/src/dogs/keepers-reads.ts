import { breedName } from '@huzhou/shared/dogs/breed';
import { qrPayload } from '@huzhou/shared/dogs/certificate';
import { type Dog, factsOf } from '@huzhou/shared/dogs/dog';
import { isKept } from '@huzhou/shared/dogs/lifecycle';
import { chipTail } from '@huzhou/shared/dogs/microchip';
import { isKeeper, mayReadAsKeeper } from '@huzhou/shared/dogs/rights';
import type * as routes from '@huzhou/shared/dogs/routes';
import { asOf, noSuchDog } from '@huzhou/shared/dogs/transition';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import type { Handlers } from '../platform/http.ts';
import type { CertificateSigner } from './certificate-signer.ts';
import { fileAsOf } from './file-as-of.ts';
import type { CommandDeps } from './give-command.ts';
import type { DogFile, DogLists } from './ports.ts';
import { openForm } from './sealed-form.ts';
import { dogSummary, showDog } from './show-dog.ts';

export interface KeeperReadDeps extends CommandDeps {
  readonly lists: Pick<DogLists, 'keptBy' | 'comingTo'>;
  readonly signer: Pick<CertificateSigner, 'sign'>;
}

type Reads = Pick<typeof routes, 'listDogs' | 'getDog' | 'getDogForm' | 'getCertificate'>;

const noCertificate = failure('out-of-turn', '犬只还没有登记，或登记已注销，没有犬证');

/** What a keeper reads of their own dogs, each as it is now, whatever the machine has written down yet. */
export const createKeepersReads = (deps: KeeperReadDeps): Handlers<Reads> => {
  const { store, lists, signer, sealer, clock } = deps;

  /** The file of a dog that is the caller's, or is becoming it. */
  const ownFile = async (dogId: string, caller: Caller): Promise<Result<DogFile, Failure>> => {
    const stored = await store.read(dogId);
    const file = stored && fileAsOf(stored, clock.now());
    return file !== undefined && mayReadAsKeeper(file.dog, caller) ? ok(file) : err(noSuchDog);
  };

  return {
    listDogs: async (_, caller) => {
      const now = clock.now();
      const [kept, coming] = await Promise.all([lists.keptBy(caller.personId), lists.comingTo(caller.personId)]);
      const dogs: readonly Dog[] = [
        ...new Map([...kept, ...coming].map((dog) => [dog.dogId, asOf(dog, now)])).values(),
      ];
      return ok({
        dogs: dogs.filter((dog) => mayReadAsKeeper(dog, caller)).map((dog) => dogSummary(dog, caller, now)),
      });
    },

    getDog: async ({ path }, caller) => {
      const file = await ownFile(path.dogId, caller);
      return file.ok ? ok(await showDog(deps, file.value, caller, clock.now())) : file;
    },

    getDogForm: async ({ path }, caller) => {
      const file = await ownFile(path.dogId, caller);
      if (!file.ok) return file;
      const { dog, sealedForm } = file.value;
      if (!isKeeper(dog, caller)) return err(noSuchDog);
      if (dog.state !== 'draft' && dog.state !== 'returned')
        return err(failure('out-of-turn', '已经提交的登记表不能再改'));
      return ok({ form: sealedForm === undefined ? {} : await openForm(sealer, dog.dogId, sealedForm) });
    },

    getCertificate: async ({ path }, caller) => {
      const file = await ownFile(path.dogId, caller);
      if (!file.ok) return file;
      const { dog } = file.value;
      const { certificate, chip, validUntil, protectedUntil, tagCode, state } = dog;
      if (!isKeeper(dog, caller)) return err(noSuchDog);
      if (!isKept(state) || certificate === undefined || validUntil === undefined || tagCode === undefined)
        return err(noCertificate);
      const facts = factsOf(dog);
      const now = clock.now();
      const tail = chip === undefined ? '' : chipTail(chip.number);
      const jws = await signer.sign({
        jti: certificate.number,
        n: facts.name,
        b: breedName(facts.breedCode),
        c: facts.colour,
        m: tail,
        u: validUntil,
        ...(protectedUntil === undefined ? {} : { v: protectedUntil }),
        d: facts.districtCode,
        iat: Math.floor(epochMilliseconds(now) / 1000),
      });
      return ok({
        number: certificate.number,
        name: facts.name,
        breed: breedName(facts.breedCode),
        colour: facts.colour,
        districtCode: facts.districtCode,
        chipTail: tail,
        validUntil,
        ...(protectedUntil === undefined ? {} : { protectedUntil }),
        qr: qrPayload(jws),
        tagCode,
      });
    },
  };
};
