import * as routes from '@huzhou/shared/dogs/clinic-routes';
import { advance } from '@huzhou/shared/dogs/transition';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import { chipRead, chipStep } from './choose-chip.ts';
import { unknownChip } from './record-sighting.ts';
import { type ClinicDeps, KeptTreatment, showTreatment } from './record-vaccination.ts';
import { metBefore } from './sightings.ts';
import { clinicActor, clinicFor, findTreated } from './treated-dog.ts';

const hasOne = failure('out-of-turn', '这条记录里的犬已有芯片，请填写原芯片号码');

/** Records the chip that a clinic implanted or read. One that another dog has opens a dispute; the old one stays on record. */
export const createRecordChip =
  (deps: ClinicDeps): Handler<typeof routes.recordChip> =>
  async (input, caller) => {
    const clinic = await clinicFor(deps.directory, caller);
    if (!clinic.ok) return clinic;
    const { dogId, slip, earlier, unknown, chip: typed } = input.body;
    const call = idempotentCall(routes.recordChip, input, caller);

    const acted = await actOnce(deps, call, KeptTreatment, async (now, obstacles) => {
      const which = { dogId, slip, chip: earlier, unknown };
      const treated = await findTreated(deps, which, clinic.value, now);
      if (!treated.ok) return treated;
      const target = treated.value;
      const kept = { disputed: false, at: now };
      if (target.kind === 'sighting') {
        const { before, sighting } = target;
        if (sighting.chip !== undefined && earlier === undefined) return err(hasOne);
        const chip = await unknownChip(deps.store, typed, 'clinic', now);
        if (!chip.ok) return chip;
        const after = chip.value === undefined ? sighting : { ...sighting, chip: chip.value };
        return ok({
          writing: { dogs: [], sightings: [{ before, after }] },
          kept: { ...kept, sightingId: sighting.sightingId },
        });
      }
      const { dog } = target;
      const chip = chipRead(typed, 'clinic', now);
      if (!chip.ok) return chip;
      const step = await chipStep(deps.store, dog, chip.value, obstacles);
      if (!step.ok) return step;
      // It has this one: read again, and nothing to write down.
      if (step.value === undefined) return ok({ writing: { dogs: [] }, kept: { ...kept, dogId: dog.dogId } });
      const met = await metBefore(deps.store, dog, step.value, now);
      const read = advance(dog, step.value, clinicActor(clinic.value), now);
      const change = read.ok ? met.also(read.value) : read;
      if (!change.ok) return change;
      return ok({
        writing: { dogs: [{ before: dog, change: change.value }], sightings: met.sightings },
        kept: { ...kept, dogId: dog.dogId, disputed: step.value.command === 'claim-chip' },
      });
    });
    return acted.ok ? ok(await showTreatment(deps, acted.value)) : acted;
  };
