// Fired by the HTTP API for keepers and finders; writes dogs, from which the stream carries on, and leaves word for keepers.
import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { createPersonRepository } from '../identity/person-repository.ts';
import { cached } from '../platform/cache.ts';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { createSecretReader } from '../platform/secrets.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { createCheckText } from '../wechat/content-check.ts';
import { createCertificateSigner } from './certificate-signer.ts';
import { createCoverageReader } from './coverage-reader.ts';
import { createDogSurroundings } from './dog-surroundings-adapter.ts';
import { createMarkRead } from './finding-repository.ts';
import { createHandlers } from './handlers.ts';
import { createHouseholds } from './household.ts';

const { documents, table, secrets, readFieldKeys, limiter, deps } = createDogSurroundings();
const persons = createPersonRepository({ ...deps, documents, table: env('IDENTITY_TABLE') });
// Everybody who opens the board asks the same.
const { read } = createCoverageReader(documents, table);
const coverageOf = cached({ clock: deps.clock, freshSeconds: 30 }, (districtCode) =>
  read(districtCode === '' ? undefined : districtCode, deps.clock.now()),
);
// Somebody waits for the answer: a check that takes longer is not waited for.
const weChat = weChatOf(readWeChatSecret(), { timeoutMilliseconds: 2500 });

export const handler = serve(
  { ...routes, ...publicRoutes },
  createHandlers({
    ...deps,
    householdOf: createHouseholds(readFieldKeys),
    signer: createCertificateSigner(createSecretReader(secrets, env('CERTIFICATE_KEYS_SECRET_ID'), KeyRing)),
    checkText: createCheckText({ weChat, openidOf: persons.findOpenid, log }),
    readCoverage: (districtCode = '') => coverageOf(districtCode),
    markRead: createMarkRead(documents, table),
  }),
  { limiter },
);
