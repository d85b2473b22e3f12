// Fired by the HTTP API before every route that is not public; tells the route's function who calls.
//
// It always lets the request through, with claims that name a verified person or say why there is none: an HTTP API
// answers a refusal with its own English body, and citizens are promised a problem document in Chinese. The functions
// deny by default (platform/http-caller): without the claims of a verified person nobody is let in. For the same
// reason the gateway must ask it without an identity source (a request without Authorization would be answered by the
// gateway), and hence without the gateway's cache: a call of this function per request, some milliseconds, against
// errors that people understand, tokens that end when they end, and roles that are gone within a minute.
import { systemClock } from '@huzhou/shared/kernel/time';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import type { AuthorizerClaims } from '../platform/http-caller.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createAuthorize } from './authorize.ts';
import { createSessionTokens } from './session-token.ts';

const clock = systemClock;
const secrets = { client: createSecretsClient(), clock };
const readSessionKeys = createSecretReader(secrets, env('SESSION_KEYS_SECRET_ID'), KeyRing);
const repository = createDirectoryRepository({ documents: createDocumentClient(), table: env('DIRECTORY_TABLE') });

const authorize = createAuthorize({
  tokens: createSessionTokens(readSessionKeys, clock),
  directory: createCachedDirectory(repository, clock),
});

export const handler = async (
  event: Pick<APIGatewayRequestAuthorizerEventV2, 'headers'>,
): Promise<{ readonly isAuthorized: true; readonly context: AuthorizerClaims }> => ({
  isAuthorized: true,
  context: await authorize(event.headers?.authorization),
});
