// Fired once by each deployment; writes, in a demonstration stage, made-up dogs of the personas and of others.
import { personas } from '@huzhou/shared/directory/demonstration';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createPersonRepository } from '../identity/person-repository.ts';
import { env, optionalEnv } from '../platform/config.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { randomBytes } from '../platform/random.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createDogRepository } from './dog-repository.ts';
import { createHouseholds } from './household.ts';
import { type Seeded, seed } from './seed.ts';

const clock = systemClock;
const documents = createDocumentClient();
const secrets = { client: createSecretsClient(), clock };
const readFieldKeys = createSecretReader(secrets, env('FIELD_KEYS_SECRET_ID'), KeyRing);
const sealer = createSealer(readFieldKeys);
const persons = createPersonRepository({ documents, table: env('IDENTITY_TABLE'), sealer, clock, randomBytes });

export const handler = async (): Promise<Seeded> => {
  const nothing: Seeded = { dogs: 0, sightings: 0 };
  if (optionalEnv('SEED_PERSONAS') !== 'true') return nothing;
  const keepers: string[] = [];
  // One after the other: each may be a person whom nobody knew.
  for (const { openid, grants } of personas) if (grants.length === 0) keepers.push(await persons.personOf(openid));
  const store = createDogRepository(documents, env('DOGS_TABLE'));
  const seeded = await seed(
    { store, sealer, householdOf: createHouseholds(readFieldKeys), clock, randomBytes },
    keepers,
  );
  log.info('dogs.seeded', { ...seeded });
  return seeded;
};
