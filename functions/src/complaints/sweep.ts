import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsDispatch, awaitsLeader } from '@huzhou/shared/complaints/custody';
import { passTime } from '@huzhou/shared/complaints/transition';
import { type Instant, millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import type { Photo } from './photo.ts';
import type { Effects } from './ports.ts';
import { type SystemStepDeps, takeSystemStep } from './system-step.ts';

/** One row that wants a look. */
export type Overdue =
  | { readonly kind: 'complaint'; readonly complaint: Complaint }
  | { readonly kind: 'photo'; readonly photo: Photo };

export interface Lookout {
  /** Rows of one shard whose instant to be looked at has come, page by page, longest overdue first. */
  readonly overdue: (shard: number, now: Instant) => AsyncIterable<readonly Overdue[]>;
}

type Deps = SystemStepDeps & {
  readonly lookout: Lookout;
  readonly shards: number;
  readonly effects: Pick<Effects, 'askForDispatch' | 'cleanPhotos'>;
};

const driveCase = async (deps: Deps, { complaintId, opening }: Complaint): Promise<void> => {
  const complaint = await takeSystemStep(deps, complaintId, (before, now) =>
    // Its clock should have been here by now: what is due is set, and the same write starts another clock.
    passTime(before, now, true),
  );
  if (complaint === undefined) return;
  if (awaitsDispatch(complaint) && complaint.opening === opening)
    await deps.effects.askForDispatch([{ complaintId, opening }]);
  if (awaitsLeader(complaint)) await deps.effects.askForDispatch([{ complaintId, errand: 'assign-leader' }]);
};

/** Which message a photo has come to that has been pending for so long: after 1, 2, 4 and 8 minutes, then each 16. */
const roundOf = (seconds: number): number => {
  const minutes = seconds / secondsIn.minute;
  if (minutes < 1) return 0;
  return minutes < 16 ? 1 + Math.floor(Math.log2(minutes)) : 4 + Math.floor(minutes / 16);
};

/** A message more each minute for every photo that merely waits its turn would make a long queue longer: eightfold, in a storm. */
const drivePhoto = async ({ effects, clock }: Deps, photo: Photo): Promise<void> => {
  const pendingSeconds = millisecondsBetween(photo.stateAt, clock.now()) / 1000;
  if (roundOf(pendingSeconds) > roundOf(pendingSeconds - secondsIn.minute)) await effects.cleanPhotos([photo]);
};

const drive = (deps: Deps, overdue: Overdue): Promise<void> =>
  overdue.kind === 'complaint' ? driveCase(deps, overdue.complaint) : drivePhoto(deps, overdue.photo);

/**
 * Drives again whatever should have moved by now: cases that no clock checked or no dispatcher saw, key cases without a leader, photos that
 * nobody cleaned. One that cannot be driven does not hold up the others; the run then fails as a whole, at its end.
 */
export const createSweep = (deps: Deps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const counted = { driven: 0, failed: 0 };
  const sweepShard = async (shard: number): Promise<void> => {
    for await (const page of deps.lookout.overdue(shard, now)) {
      await Promise.all(
        page.map(async (overdue) => {
          try {
            await drive(deps, overdue);
            counted.driven += 1;
          } catch (error) {
            counted.failed += 1;
            log.error('sweep.item-failed', { error });
          }
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: deps.shards }, (_, shard) => sweepShard(shard)));
  if (counted.driven + counted.failed > 0) log.info('sweep.done', counted);
  if (counted.failed > 0) throw new Error(`${counted.failed} overdue rows could not be driven`);
};
