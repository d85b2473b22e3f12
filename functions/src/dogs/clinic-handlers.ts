import type * as routes from '@huzhou/shared/dogs/clinic-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handlers } from '../platform/http.ts';
import { createBulkVaccinations } from './bulk-vaccinations.ts';
import { createLookUp } from './look-up.ts';
import type { DogLists } from './ports.ts';
import { createRecordChip } from './record-chip.ts';
import { type ClinicDeps, createRecordVaccination } from './record-vaccination.ts';
import { vaccinationView } from './show-dog.ts';
import { clinicFor } from './treated-dog.ts';

const treatmentsPerPage = 50;

/** The handlers of listed clinics over one set of surroundings: the real ones, or a test's. */
export const createClinicHandlers = (
  deps: ClinicDeps & { readonly lists: Pick<DogLists, 'treatments'> },
): Handlers<typeof routes> => ({
  lookUpAtClinic: createLookUp(deps),
  recordVaccination: createRecordVaccination(deps),
  recordChip: createRecordChip(deps),
  recordVaccinations: createBulkVaccinations(deps),
  listTreatments: async ({ query }, caller) => {
    const clinic = await clinicFor(deps.directory, caller);
    if (!clinic.ok) return clinic;
    const { rows, next } = await deps.lists.treatments(clinic.value.clinicId, query.cursor, treatmentsPerPage);
    const now = deps.clock.now();
    return ok({
      treatments: rows.map(({ subjectId, vaccination }) => ({
        ...(subjectId.startsWith('HQ') ? { dogId: subjectId } : { slip: subjectId }),
        ...vaccinationView(vaccination, now),
      })),
      ...(next === undefined ? {} : { nextCursor: next }),
    });
  },
});
