import { ok } from '@huzhou/shared/kernel/result';
import { epochMilliseconds, type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { sameDayOnly } from '@huzhou/shared/parking/limits';
import { permitLifecycle } from '@huzhou/shared/parking/permit';
import type { listPermits } from '@huzhou/shared/parking/permit-routes';
import type { Handler } from '../../platform/http.ts';
import { type KeptPermit, permitOf, reasonSeconds } from './permit-rows.ts';
import type { PermitDeps } from './ports.ts';

const holds = ({ state }: KeptPermit): boolean => permitLifecycle.transitions.remove.from.includes(state);

const newestFirst = (one: { readonly since: Instant }, other: { readonly since: Instant }): number =>
  other.since.localeCompare(one.since);

/** What is held; then what was refused or lost of late and not registered again, so that its reason can be read. */
const shown = (permits: readonly KeptPermit[], now: Instant): readonly KeptPermit[] => {
  const held = permits.filter(holds).sort((one, other) => -newestFirst(one, other));
  const ended = permits
    .filter(({ state }) => state === 'refused' || state === 'lost')
    .filter(({ endedAt = now }) => plusSeconds(endedAt, reasonSeconds) > now)
    .sort(newestFirst);
  const latest = ended.filter(
    ({ plate }, index) =>
      !held.some((other) => other.plate === plate) && ended.findIndex((other) => other.plate === plate) === index,
  );
  return [...held, ...latest];
};

/** The caller's plates and what they have contested. */
export const createListPermits =
  ({ permits, drivers, clock }: Pick<PermitDeps, 'permits' | 'drivers' | 'clock'>): Handler<typeof listPermits> =>
  async (_input, { personId }) => {
    const now = clock.now();
    const [all, contests, { bookings }] = await Promise.all([
      permits.ofPerson(personId),
      permits.contestsOf(personId, Math.floor(epochMilliseconds(now) / 1000)),
      drivers.read(personId, now),
    ]);
    const limited = sameDayOnly(bookings, now);
    return ok({
      permits: shown(all, now).map(permitOf),
      contests: [...contests].sort(newestFirst),
      ...(limited === undefined ? {} : { limited }),
    });
  };
