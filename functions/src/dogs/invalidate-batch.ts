import { systemActor } from '@huzhou/shared/dogs/event';
import { advance } from '@huzhou/shared/dogs/transition';
import type { Recall } from '@huzhou/shared/dogs/vaccination';
import { millisecondsBetween } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import { type MachineDeps, takeMachineStep } from './machine-step.ts';
import type { Batches } from './ports.ts';

export interface RecallDeps extends MachineDeps {
  readonly batches: Batches;
}

/** An injection that was written just before the recall comes into the index by then. */
const indexSettlesMilliseconds = 30_000;

const invalidateDog = (deps: RecallDeps, dogId: string, { vaccineCode, batch }: Recall): Promise<boolean> =>
  takeMachineStep(deps, dogId, (dog, now) => {
    const isGiven = dog.vaccinations.some(
      (one) => one.vaccineCode === vaccineCode && one.batch === batch && one.recalledAt === undefined,
    );
    if (!isGiven) return undefined;
    const change = advance(dog, { command: 'recall-vaccination', vaccineCode, batch }, systemActor, now);
    // A dog that is gone wants no new injection.
    return change.ok ? change.value : undefined;
  });

const invalidateSighting = async ({ store, clock }: RecallDeps, sightingId: string, recall: Recall): Promise<void> => {
  const before = await store.findSighting(sightingId);
  if (before === undefined) return;
  const recalledAt = clock.now();
  const vaccinations = before.vaccinations.map((one) =>
    one.vaccineCode === recall.vaccineCode && one.batch === recall.batch && one.recalledAt === undefined
      ? { ...one, recalledAt }
      : one,
  );
  if (vaccinations.every((one, index) => one === before.vaccinations[index])) return;
  const after = { ...before, version: before.version + 1, lookedAt: recalledAt, vaccinations };
  const outcome = await store.write({ dogs: [], sightings: [{ before, after }] });
  if (outcome !== 'done') throw new Error(`${sightingId} changed while its vaccination was recalled`);
};

/**
 * Invalidates every injection of a recalled batch, each once and with a word to the keeper; what an earlier run has done
 * is passed over. The recall is done once a run has found nothing that an index could still have hidden.
 */
export const createInvalidateBatch =
  (deps: RecallDeps) =>
  async (recall: Recall): Promise<void> => {
    const { batches, clock } = deps;
    const startedAt = clock.now();
    const dogs = new Set<string>();
    for await (const subjects of batches.subjectsOf(recall.vaccineCode, recall.batch)) {
      await Promise.all(
        subjects.map(async (subjectId) => {
          if (!subjectId.startsWith('HQ')) return invalidateSighting(deps, subjectId, recall);
          dogs.add(subjectId);
          await invalidateDog(deps, subjectId, recall);
        }),
      );
    }
    if (millisecondsBetween(recall.recalledAt, startedAt) < indexSettlesMilliseconds) return;
    await batches.finish(recall, dogs.size);
    log.info('dog-recall.done', { recallId: recall.recallId, dogs: dogs.size });
  };
