// Composition root of the client's network side: pages call `call` and read `useSession`.
import { createSession } from '@huzhou/shared/identity/routes';
import { useSyncExternalStore } from 'react';
import { serverNow } from '../device/clock.ts';
import { forget, readStored, store } from '../device/storage.ts';
import { type Call, createCall } from './client.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { createSessions, type Session, type Sessions } from './session.ts';
import { signInCode } from './sign-in-code.ts';
import { transport } from './transport.ts';

const storageKey = 'session.v1';

const readSession = (): Session | undefined => {
  const stored = readStored(storageKey) as Partial<Session> | undefined;
  const whole =
    typeof stored?.token === 'string' && typeof stored.expiresAt === 'string' && typeof stored.personId === 'string';
  return whole ? (stored as Session) : undefined;
};

export const sessions: Sessions = createSessions({
  signInCode,
  exchange: (code) => call(createSession, { body: { code } }),
  read: readSession,
  write: (session) => void (session === undefined ? forget(storageKey) : store(storageKey, session)),
  nowMilliseconds: serverNow,
});

/** Calls a route of the contract. */
export const call: Call = createCall({
  transport,
  credentials: sessions,
  newKey: newIdempotencyKey,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

/** Who is signed in; undefined until the first call that needs it. */
export const useSession = (): Session | undefined =>
  useSyncExternalStore(sessions.subscribe, sessions.current, sessions.current);
