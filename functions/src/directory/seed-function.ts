// Fired once by each deployment: fills the directory with the city's units and, in a demonstration stage, the personas
// with their made-up units.
// Fired by an operator with a roster: makes people staff, as docs/runbook.md says.
import { demonstrationUnits, foundingUnits, personas } from '@huzhou/shared/directory/demonstration';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createPersonRepository } from '../identity/person-repository.ts';
import { env, optionalEnv } from '../platform/config.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { randomBytes } from '../platform/random.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createDirectoryRepository } from './directory-repository.ts';
import { type Enrolled, enroll } from './enroll.ts';
import { type Problems, rosterIn } from './roster.ts';
import { type Seeded, seed } from './seed.ts';

const clock = systemClock;
const documents = createDocumentClient();
const secrets = { client: createSecretsClient(), clock };
const readFieldKeys = createSecretReader(secrets, env('FIELD_KEYS_SECRET_ID'), KeyRing);

const persons = createPersonRepository({
  documents,
  table: env('IDENTITY_TABLE'),
  sealer: createSealer(readFieldKeys),
  clock,
  randomBytes,
});
const directory = createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') });

const found = async (): Promise<Seeded> => {
  const deps = { directory, personOf: persons.personOf };
  const seeded =
    optionalEnv('SEED_PERSONAS') === 'true'
      ? await seed(deps, [...foundingUnits, ...demonstrationUnits], personas)
      : await seed(deps, foundingUnits, []);
  log.info('directory.seeded', { ...seeded });
  return seeded;
};

/** What is wrong with a roster is an answer to the operator who wrote it, not a failure that wakes somebody. */
export const handler = async (event: unknown): Promise<Seeded | Enrolled | { readonly problems: Problems }> => {
  const roster = rosterIn(event);
  if (roster === undefined) return found();
  const outcome = roster.ok
    ? await enroll({ directory, findOpenid: persons.findOpenid }, roster.value)
    : { problems: roster.failure };
  if ('problems' in outcome) log.warn('directory.roster-refused', { problems: outcome.problems.length });
  else log.info('directory.enrolled', { ...outcome });
  return outcome;
};
