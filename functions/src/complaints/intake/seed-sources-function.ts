// Fired once by each deployment: registers, in a demonstration stage, the sources with which it can be tried.

import { systemClock } from '@huzhou/shared/kernel/time';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { env, optionalEnv } from '../../platform/config.ts';
import { KeyRing } from '../../platform/key-ring.ts';
import { log } from '../../platform/log.ts';
import { createSealer } from '../../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../../platform/secrets.ts';
import { createDocumentClient, putAll } from '../../platform/table.ts';
import { type SeededSources, seedSources } from '../../sources/seed-sources.ts';
import { createSourceRepository } from '../../sources/source-repository.ts';
import { keyRow, sourceRow } from '../../sources/source-rows.ts';

const clock = systemClock;
const documents = createDocumentClient();
const table = env('SOURCES_TABLE');
const secrets = { client: createSecretsClient(), clock };
const sealer = createSealer(createSecretReader(secrets, env('FIELD_KEYS_SECRET_ID'), KeyRing));
const sources = createSourceRepository({ documents, table, sealer, clock });

export const handler = async (): Promise<SeededSources> => {
  const wanted = optionalEnv('SEED_PERSONAS') === 'true' ? demonstrationSources : [];
  const put = (registered: Parameters<typeof sourceRow>[0]) =>
    putAll(documents, table, [
      sourceRow(registered),
      ...registered.credentials.map(({ keyHash }) => keyRow(keyHash, registered.source.sourceId)),
    ]);
  const seeded = await seedSources({ sources, put, sealer, clock }, wanted);
  log.info('sources.seeded', { ...seeded });
  return seeded;
};
