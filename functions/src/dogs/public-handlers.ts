import { breedName } from '@huzhou/shared/dogs/breed';
import { CertificateNumber } from '@huzhou/shared/dogs/certificate';
import { isEntered } from '@huzhou/shared/dogs/covered';
import { type Dog, factsOf } from '@huzhou/shared/dogs/dog';
import { isKept } from '@huzhou/shared/dogs/lifecycle';
import { chipTail } from '@huzhou/shared/dogs/microchip';
import * as routes from '@huzhou/shared/dogs/public-routes';
import { readTagCode } from '@huzhou/shared/dogs/tag';
import { asOf } from '@huzhou/shared/dogs/transition';
import { validVaccination } from '@huzhou/shared/dogs/vaccination';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handlers } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { Sealer } from '../platform/sealed.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { type ActDeps, actOnce } from './act-once.ts';
import type { CertificateSigner } from './certificate-signer.ts';
import type { ReadCoverage } from './coverage-reader.ts';
import type { DogStore } from './ports.ts';
import { sealFinding } from './sealed-form.ts';

export interface PublicDeps extends ActDeps {
  readonly store: Pick<DogStore, 'write' | 'recallCall' | 'dogOfTag' | 'dogOfCertificate'>;
  readonly signer: Pick<CertificateSigner, 'publicKeys'>;
  readonly checkText: CheckText;
  readonly readCoverage: ReadCoverage;
  readonly sealer: Sealer;
  readonly randomBytes: RandomBytes;
}

const unknownTag = failure('not-found', '没有找到这个犬牌，请核对号码');
const unknownCertificate = failure('not-found', '没有找到这个犬证编号，请核对');
const risky = invalidInput({ field: 'words', message: '留言没有通过内容安全检测，请修改后重试' });

/** Asked of the store in place of what cannot be a code, so that it takes as long as one that nobody has. */
const nobodysTag = '0'.repeat(20);
const nobodysCertificate = 'HZQ0000-0000000000';

const isVaccinated = ({ vaccinations }: Dog, at: Instant): boolean => validVaccination(vaccinations, at) !== undefined;

const statusOf = (dog: Dog, at: Instant): (typeof routes.certificateStatuses)[number] => {
  if (!isKept(dog.state)) return 'ended';
  return isEntered(dog, at) ? 'valid' : 'expired';
};

/**
 * What anybody may ask without signing in. No answer has a byte of a keeper in it, and what nobody has is answered like
 * what cannot exist: in the same words and after the same reads.
 */
export const createPublicHandlers = (deps: PublicDeps): Handlers<typeof routes> => {
  const { store, signer, clock, sealer, checkText, readCoverage, randomBytes } = deps;

  const dogOfTag = async (typed: string): Promise<Dog | undefined> => {
    const code = readTagCode(typed);
    const found = await store.dogOfTag(code ?? nobodysTag);
    return code === undefined || found?.tagCode !== code ? undefined : asOf(found, clock.now());
  };

  return {
    scanTag: async ({ path }) => {
      const dog = await dogOfTag(path.code);
      if (dog === undefined) return err(unknownTag);
      const now = clock.now();
      return ok({
        name: factsOf(dog).name,
        registered: isEntered(dog, now),
        vaccinated: isVaccinated(dog, now),
        lost: dog.state === 'lost',
      });
    },

    leaveMessage: async (input) => {
      const { path, body } = input;
      const dog = await dogOfTag(path.code);
      if (dog === undefined || !isKept(dog.state)) return err(unknownTag);
      const { dogId, keeperId } = dog;
      // Nobody is signed in: the same message is known by its key and its tag.
      const call = idempotentCall(routes.leaveMessage, input, { personId: `finder-of-${dogId}` });
      const acted = await actOnce(deps, call, z.object({}), async (now) => {
        // WeChat wants to know for whom it looks at a text; that is who will read it.
        const text = [body.words, body.place ?? ''].join('\n');
        if ((await checkText(keeperId, text)) === 'risky') return err(risky);
        const findingId = `${now}-${randomCode(randomBytes, 10)}`;
        const sealed = await sealFinding(sealer, dogId, findingId, { ...body, at: now });
        return ok({
          writing: {
            dogs: [],
            finding: { dogId, finding: { findingId, at: now, sealed } },
            counted: {
              route: { id: 'dogs.findings', limit: { per: 'caller', ...routes.findingsPerDog } },
              subject: dogId,
              now,
            },
          },
          kept: {},
        });
      });
      return acted.ok ? ok({ received: true as const }) : acted;
    },

    verifyCertificate: async ({ path }) => {
      const typed = path.number.trim().toUpperCase();
      const number = CertificateNumber.safeParse(typed).success ? typed : nobodysCertificate;
      const found = await store.dogOfCertificate(number);
      const now = clock.now();
      const dog = found && asOf(found, now);
      if (dog?.validUntil === undefined || dog.certificate?.number !== number) return err(unknownCertificate);
      const { name, breedCode, colour, districtCode } = factsOf(dog);
      return ok({
        number,
        status: statusOf(dog, now),
        name,
        breed: breedName(breedCode),
        colour,
        chipTail: dog.chip === undefined ? '' : chipTail(dog.chip.number),
        districtCode,
        validUntil: dog.validUntil,
        vaccinated: isVaccinated(dog, now),
        lost: dog.state === 'lost',
      });
    },

    listCertificateKeys: async () => ok({ keys: [...(await signer.publicKeys())] }),

    getCoverage: async ({ query }) => ok(await readCoverage(query.districtCode, clock.now())),
  };
};
