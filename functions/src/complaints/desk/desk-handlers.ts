import type * as routes from '@huzhou/shared/complaints/desk-routes';
import type { Handlers } from '../../platform/http.ts';
import { type CreateExportDeps, createCreateExport } from '../export/create-export.ts';
import { createGetExport, createListExports, type ReadExportsDeps } from '../export/read-exports.ts';
import { createReadLedger, type LedgerDeps } from './read-ledger.ts';
import {
  createListReplyTemplates,
  createRemoveReplyTemplate,
  createSaveReplyTemplate,
  type TemplateDeps,
} from './reply-templates.ts';
import { createListSavedFilters, createRemoveSavedFilter, createSaveFilter } from './saved-filters.ts';
import { createSearchComplaints, type SearchDeps } from './search-complaints.ts';
import { createSubmitOnBehalf, type OnBehalfDeps } from './submit-on-behalf.ts';

export type DeskDeps = LedgerDeps & SearchDeps & OnBehalfDeps & CreateExportDeps & ReadExportsDeps & TemplateDeps;

/** The handlers of everything that lists and finds for staff, over one set of surroundings: the real ones, or a test's. */
export const createDeskHandlers = (deps: DeskDeps): Handlers<typeof routes> => ({
  readLedger: createReadLedger(deps),
  searchComplaints: createSearchComplaints(deps),
  submitOnBehalf: createSubmitOnBehalf(deps),
  createExport: createCreateExport(deps),
  listExports: createListExports(deps),
  getExport: createGetExport(deps),
  listSavedFilters: createListSavedFilters(deps),
  saveFilter: createSaveFilter(deps),
  removeSavedFilter: createRemoveSavedFilter(deps),
  listReplyTemplates: createListReplyTemplates(deps),
  saveReplyTemplate: createSaveReplyTemplate(deps),
  removeReplyTemplate: createRemoveReplyTemplate(deps),
});
