import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Clock, millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { log } from './log.ts';

/** Reads a secret, from memory while that is fresh. */
export type SecretReader<T> = () => Promise<T>;

/** How long a secret is used before it is read again: the time that a rotation must wait between its steps. */
export const secretFreshSeconds = 5 * secondsIn.minute;

interface SecretDeps {
  readonly client: Pick<SecretsManagerClient, 'send'>;
  readonly clock: Clock;
}

/**
 * A reader of the JSON secret `secretId`. Calls at the same time share one request. When a refresh fails, the
 * value at hand is used on: a short trouble of Secrets Manager must not lock citizens out.
 */
export const createSecretReader = <S extends z.core.$ZodType>(
  { client, clock }: SecretDeps,
  secretId: string,
  schema: S,
): SecretReader<z.infer<S>> => {
  let known: { readonly value: z.infer<S>; readonly readAt: string } | undefined;
  let reading: Promise<z.infer<S>> | undefined;

  const read = async (): Promise<z.infer<S>> => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      const parsed = z.safeParse(schema, JSON.parse(SecretString ?? 'null'));
      // Neither the value nor the parser's message may leave this place.
      if (!parsed.success) throw new Error(`The secret ${secretId} does not have the expected form`);
      known = { value: parsed.data, readAt: clock.now() };
      return parsed.data;
    } catch (error) {
      if (known === undefined)
        throw error instanceof SyntaxError ? new Error(`The secret ${secretId} is not JSON`) : error;
      log.warn('secret.refresh-failed', { secretId, reason: error instanceof Error ? error.name : 'unknown' });
      return known.value;
    } finally {
      reading = undefined;
    }
  };

  return async () => {
    if (known !== undefined && millisecondsBetween(known.readAt, clock.now()) < secretFreshSeconds * 1000)
      return known.value;
    reading ??= read();
    return reading;
  };
};

export const createSecretsClient = (): SecretsManagerClient => new SecretsManagerClient({});
