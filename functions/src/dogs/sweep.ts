import { coveredByDog } from '@huzhou/shared/dogs/covered';
import { passTime } from '@huzhou/shared/dogs/transition';
import { type Clock, type Instant, millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import type { Coverage } from './coverage-repository.ts';
import { createInvalidateBatch, type RecallDeps } from './invalidate-batch.ts';
import { lookShards } from './keys.ts';
import { takeMachineStep } from './machine-step.ts';
import type { PhotoRef } from './photo.ts';
import type { DogStore, Lookout, Overdue } from './ports.ts';

export interface SweepDeps extends RecallDeps {
  readonly store: Pick<DogStore, 'find' | 'write' | 'findSighting'>;
  readonly lookout: Lookout;
  readonly coverage: Pick<Coverage, 'snapshot' | 'count'>;
  readonly cleanPhotos: (photos: readonly PhotoRef[]) => Promise<void>;
  readonly clock: Clock;
}

const driveDog = async (deps: SweepDeps, dogId: string): Promise<void> => {
  const taken = await takeMachineStep(deps, dogId, (dog, now) => passTime(dog, now));
  if (taken) return;
  // Nothing is due after all: a reminder whose day is over, or somebody was quicker.
  const dog = await deps.store.find(dogId);
  if (dog === undefined) return;
  const now = deps.clock.now();
  // First the figures: what fails is looked at again.
  await deps.coverage.count(dog.dogId, dog.version, coveredByDog(dog, now), true);
  await deps.lookout.relook(dog, now);
};

const driveSighting = async ({ store, clock }: SweepDeps, sightingId: string): Promise<void> => {
  const before = await store.findSighting(sightingId);
  if (before?.state !== 'open') return;
  const after = { ...before, version: before.version + 1, lookedAt: clock.now() };
  await store.write({ dogs: [], sightings: [{ before, after }] });
};

const snapshotEverySeconds = secondsIn.hour;

/**
 * Each minute: whatever time has done to dogs is written down (reminders, expiry, lapsed vaccinations, transfers whose
 * objection period is over), recalls and photos are driven on, and the month's figures are kept. One row that cannot be
 * driven does not hold up the others; the run then fails as a whole, at its end.
 */
export const createSweep = (deps: SweepDeps) => {
  const invalidateBatch = createInvalidateBatch(deps);
  let keptAt: Instant | undefined;

  const drive = (overdue: Overdue): Promise<void> => {
    switch (overdue.kind) {
      case 'dog':
        return driveDog(deps, overdue.dog.dogId);
      case 'sighting':
        return driveSighting(deps, overdue.sighting.sightingId);
      case 'recall':
        return invalidateBatch(overdue.recall);
      case 'photo': {
        const { subjectId, photoId } = overdue.photo;
        return deps.cleanPhotos([{ subjectId, photoId }]);
      }
    }
  };

  return async (): Promise<void> => {
    const now = deps.clock.now();
    const counted = { driven: 0, failed: 0 };
    const sweepShard = async (shard: number): Promise<void> => {
      for await (const page of deps.lookout.overdue(shard, now))
        await Promise.all(
          page.map(async (overdue) => {
            try {
              await drive(overdue);
              counted.driven += 1;
            } catch (error) {
              counted.failed += 1;
              log.error('dog-sweep.item-failed', { error });
            }
          }),
        );
    };
    await Promise.all(Array.from({ length: lookShards }, (_, shard) => sweepShard(shard)));
    if (keptAt === undefined || Math.abs(millisecondsBetween(keptAt, now)) >= snapshotEverySeconds * 1000) {
      await deps.coverage.snapshot(now);
      keptAt = now;
    }
    if (counted.driven + counted.failed > 0) log.info('dog-sweep.done', counted);
    if (counted.failed > 0) throw new Error(`${counted.failed} overdue rows could not be driven`);
  };
};
