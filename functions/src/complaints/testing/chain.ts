import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { Notice } from '@huzhou/shared/notices/notice';
import type { RowChange } from '../../platform/stream.ts';
import type { ClockTick, Errand } from '../chain-messages.ts';
import { createCheckClock } from '../check-clock.ts';
import type { Row } from '../complaint-rows.ts';
import type { DogVisit } from '../dog-visit.ts';
import { createEarlierCasesRepository } from '../earlier-cases-repository.ts';
import type { PushRequest } from '../intake/push-request.ts';
import { lookShards } from '../keys.ts';
import { createLookRepository } from '../look-repository.ts';
import { createRelay } from '../relay.ts';
import { createRunErrand } from '../run-errand.ts';
import { createSweep } from '../sweep.ts';
import { type Stand, sampleDirectory } from './stand.ts';

/** The machine behind a stand: its workers, and what they sent, kept instead of delivered. */
export const createChain = (stand: Stand) => {
  const sent = {
    dispatches: [] as Errand[],
    clocks: [] as ClockTick[],
    notices: [] as Notice[],
    photos: [] as { photoId: string }[],
    pushes: [] as PushRequest[],
    visits: [] as DogVisit[],
  };
  const effects = {
    askForDispatch: async (errands: readonly Errand[]) => void sent.dispatches.push(...errands),
    startClock: async (tick: ClockTick) => void sent.clocks.push(tick),
    notify: async (notices: readonly Notice[]) => void sent.notices.push(...notices),
    pushResults: async (requests: readonly PushRequest[]) => void sent.pushes.push(...requests),
    visitDogs: async (visits: readonly DogVisit[]) => void sent.visits.push(...visits),
    cleanPhotos: async (photos: readonly { photoId: string }[]) => void sent.photos.push(...photos),
  };
  const { store, clock, pause, tables } = stand;
  const system = { store, clock, pause };
  const findEarlier = createEarlierCasesRepository(tables.documents, tables.names.complaints);
  const lookout = createLookRepository(tables.documents, tables.names.complaints);

  const rowOf = async (complaintId: string): Promise<Row | undefined> =>
    (await tables.rows('complaints')).find(
      (row: Row) => row.pk === `COMPLAINT#${complaintId}` && row.sk === 'COMPLAINT',
    );

  const relay = createRelay({ store, directory: sampleDirectory, effects });

  return {
    sent,
    relay,
    rowOf,
    dispatch: createRunErrand({ ...system, directory: sampleDirectory, findEarlier }),
    check: createCheckClock(system),
    sweep: createSweep({ ...system, lookout, shards: lookShards, effects }),

    /** Runs `work` and gives the change of the case's row as the stream would bring it. */
    changeBy: async (complaintId: string, work: () => Promise<unknown>): Promise<RowChange> => {
      const before = await rowOf(complaintId);
      await work();
      const after = await rowOf(complaintId);
      return {
        eventId: 'event',
        kind: before === undefined ? 'INSERT' : 'MODIFY',
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
    },

    find: async (complaintId: string): Promise<Complaint> => {
      const complaint = await store.find(complaintId);
      if (complaint === undefined) throw new Error(`There is no ${complaintId}`);
      return complaint;
    },
  };
};
