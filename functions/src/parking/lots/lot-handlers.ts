import type * as routes from '@huzhou/shared/parking/lot-routes';
import type { Handlers } from '../../platform/http.ts';
import { type CloseWindowDeps, createCloseWindow } from '../closures/close-window.ts';
import { createLiftClosure, createListClosures, type LiftClosureDeps } from '../closures/lift-closure.ts';
import { type CreateImportDeps, createCreateImport } from '../imports/create-import.ts';
import { createExportLots, type ExportLotsDeps } from '../imports/export-lots.ts';
import { createGetImport, createStartImport, type StartImportDeps } from '../imports/start-import.ts';
import { type ChangeLotDeps, createChangeLot } from './change-lot.ts';
import { type ChangeSpotsDeps, createChangeSpots } from './change-spots.ts';
import { type CreateLotDeps, createCreateLot } from './create-lot.ts';
import { createGetLotFigures, type GetLotFiguresDeps } from './get-lot-figures.ts';
import { createListGateLog, type ListGateLogDeps } from './list-gate-log.ts';
import { createListLotBookings, type ListLotBookingsDeps } from './list-lot-bookings.ts';
import { createListOwnLots, type ListOwnLotsDeps } from './list-own-lots.ts';
import { createListSpots } from './list-spots.ts';

export type LotHandlerDeps = ListOwnLotsDeps &
  CreateLotDeps &
  ChangeLotDeps &
  ChangeSpotsDeps &
  ListLotBookingsDeps &
  GetLotFiguresDeps &
  ListGateLogDeps &
  CloseWindowDeps &
  LiftClosureDeps &
  CreateImportDeps &
  StartImportDeps &
  ExportLotsDeps;

/** The operator's side over one set of surroundings: the real ones, or a test's. */
export const createLotHandlers = (deps: LotHandlerDeps): Handlers<typeof routes> => ({
  listOwnLots: createListOwnLots(deps),
  createLot: createCreateLot(deps),
  changeLot: createChangeLot(deps),
  listSpots: createListSpots(deps),
  changeSpots: createChangeSpots(deps),
  listLotBookings: createListLotBookings(deps),
  closeWindow: createCloseWindow(deps),
  listClosures: createListClosures(deps),
  liftClosure: createLiftClosure(deps),
  getLotFigures: createGetLotFigures(deps),
  listGateLog: createListGateLog(deps),
  createImport: createCreateImport(deps),
  startImport: createStartImport(deps),
  getImport: createGetImport(deps),
  exportLots: createExportLots(deps),
});
