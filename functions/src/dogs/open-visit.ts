import { type ComplaintVisit, dogCategoryCodes, type Visit } from '@huzhou/shared/dogs/visit';
import type { Clock } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import type { DogStore } from './ports.ts';

/** Makes a visit of a complaint about a dog: one complaint, one visit, however often it is told. */
export const createOpenVisit =
  ({ store, clock }: { readonly store: Pick<DogStore, 'findVisit' | 'write'>; readonly clock: Clock }) =>
  async ({ complaintId, categoryCode, districtCode, townCode, address, words }: ComplaintVisit): Promise<void> => {
    if (!dogCategoryCodes.includes(categoryCode)) {
      log.warn('dog-visit.not-about-dogs', { visitId: complaintId, categoryCode });
      return;
    }
    if ((await store.findVisit(complaintId)) !== undefined) return;
    const after: Visit = {
      visitId: complaintId,
      version: 1,
      state: 'open',
      districtCode,
      ...(townCode === undefined ? {} : { townCode }),
      address,
      ...(words === undefined ? {} : { words }),
      openedAt: clock.now(),
    };
    // Refused where another delivery was quicker.
    if ((await store.write({ dogs: [], visit: { after } })) === 'done')
      log.info('dog-visit.opened', { visitId: complaintId });
  };
