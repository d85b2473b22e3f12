import { isKeeper } from '@huzhou/shared/dogs/rights';
import type * as routes from '@huzhou/shared/dogs/routes';
import { noSuchDog } from '@huzhou/shared/dogs/transition';
import type { FindingView } from '@huzhou/shared/dogs/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type * as z from 'zod/mini';
import type { Handlers } from '../platform/http.ts';
import type { Sealer } from '../platform/sealed.ts';
import { fileAsOf } from './file-as-of.ts';
import type { DogStore, StoredFinding } from './ports.ts';
import { openFinding } from './sealed-form.ts';

export interface FindingDeps {
  readonly store: Pick<DogStore, 'read'>;
  readonly markRead: (dogId: string, findings: readonly StoredFinding[], at: Instant) => Promise<void>;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** What finders wrote, for the keeper alone, newest first. Marking it as read is harmless to do twice. */
export const createFindings = ({
  store,
  markRead,
  sealer,
  clock,
}: FindingDeps): Handlers<Pick<typeof routes, 'listFindings' | 'readFindings'>> => {
  const own = async (dogId: string, caller: Caller): Promise<Result<readonly StoredFinding[], Failure>> => {
    const stored = await store.read(dogId);
    const file = stored && fileAsOf(stored, clock.now());
    return file !== undefined && isKeeper(file.dog, caller) ? ok(file.findings) : err(noSuchDog);
  };

  const shown = (dogId: string, findings: readonly StoredFinding[]): Promise<z.infer<typeof FindingView>[]> =>
    Promise.all(
      findings.toReversed().map(async (finding) => {
        const words = await openFinding(sealer, dogId, finding);
        return { ...words, findingId: finding.findingId, read: finding.readAt !== undefined };
      }),
    );

  return {
    listFindings: async ({ path }, caller) => {
      const findings = await own(path.dogId, caller);
      return findings.ok ? ok({ findings: await shown(path.dogId, findings.value) }) : findings;
    },
    readFindings: async ({ path }, caller) => {
      const findings = await own(path.dogId, caller);
      if (!findings.ok) return findings;
      const unread = findings.value.filter(({ readAt }) => readAt === undefined);
      const now = clock.now();
      await markRead(path.dogId, unread, now);
      const read = findings.value.map((finding) => ({ ...finding, readAt: finding.readAt ?? now }));
      return ok({ findings: await shown(path.dogId, read) });
    },
  };
};
