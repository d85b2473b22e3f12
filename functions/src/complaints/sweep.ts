import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsDispatch, awaitsLeader } from '@huzhou/shared/complaints/custody';
import { passTime } from '@huzhou/shared/complaints/transition';
import type { Instant } from '@huzhou/shared/kernel/time';
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

const drive = (deps: Deps, overdue: Overdue): Promise<void> =>
  overdue.kind === 'complaint' ? driveCase(deps, overdue.complaint) : deps.effects.cleanPhotos([overdue.photo]);

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
