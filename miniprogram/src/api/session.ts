import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Credentials } from './client.ts';
import type { ApiFailure } from './failure.ts';

/** What the server gave for a sign-in code, as it is kept on the device. */
export interface Session {
  readonly token: string;
  readonly expiresAt: string;
  readonly personId: string;
  readonly staff?: StaffSide | undefined;
}

export interface StaffSide {
  readonly staffId: string;
  readonly name: string;
  readonly grants: readonly {
    readonly role: string;
    readonly areaCode: string;
    readonly unitId?: string | undefined;
  }[];
}

export interface SessionDeps {
  /** What WeChat vouches for this person with: single use, good for minutes. */
  readonly signInCode: () => Promise<Result<string, ApiFailure>>;
  readonly exchange: (code: string) => Promise<Result<Session, ApiFailure>>;
  readonly read: () => Session | undefined;
  readonly write: (session: Session | undefined) => void;
  readonly nowMilliseconds: () => number;
}

export interface Sessions extends Credentials {
  /** Who is signed in now; undefined before the first sign-in. Does not ask the server. */
  readonly current: () => Session | undefined;
  readonly ensure: () => Promise<Result<Session, ApiFailure>>;
  readonly end: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A token about to expire is renewed first: the request may take a while to arrive. */
const marginMilliseconds = 30_000;

/** Keeps one session alive: however many calls need a token at once, there is one sign-in. */
export const createSessions = ({ signInCode, exchange, read, write, nowMilliseconds }: SessionDeps): Sessions => {
  let session = read();
  let underWay: Promise<Result<Session, ApiFailure>> | undefined;
  /** Counts endings, so that a sign-in begun as somebody else does not come back as the new person. */
  let generation = 0;
  const listeners = new Set<() => void>();

  const set = (next: Session | undefined): void => {
    session = next;
    write(next);
    for (const listener of listeners) listener();
  };

  const signIn = async (): Promise<Result<Session, ApiFailure>> => {
    const begun = generation;
    const code = await signInCode();
    const exchanged = code.ok ? await exchange(code.value) : err(code.failure);
    if (begun !== generation) return ensure();
    if (exchanged.ok) set(exchanged.value);
    return exchanged;
  };

  const ensure = (): Promise<Result<Session, ApiFailure>> => {
    if (session !== undefined && Date.parse(session.expiresAt) - marginMilliseconds > nowMilliseconds())
      return Promise.resolve(ok(session));
    if (underWay === undefined) {
      const mine: Promise<Result<Session, ApiFailure>> = signIn().finally(() => {
        if (underWay === mine) underWay = undefined;
      });
      underWay = mine;
    }
    return underWay;
  };

  return {
    current: () => session,
    ensure,
    token: async () => {
      const answer = await ensure();
      return answer.ok ? ok(answer.value.token) : answer;
    },
    refused: (token) => {
      // Another call may have renewed it already.
      if (session?.token === token) session = undefined;
    },
    end: () => {
      generation += 1;
      underWay = undefined;
      set(undefined);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
