import type { IntakeSource } from '@huzhou/shared/complaints/intake/kinds';
import type * as routes from '@huzhou/shared/complaints/intake/routes';
import type { UploadStore } from '../../photos/upload-store.ts';
import type { Handlers } from '../../platform/http.ts';
import type { ComplaintStore } from '../ports.ts';
import { type BringDeps, createBringCase } from './bring-case.ts';
import { createChangeSource } from './change-source.ts';
import { createCreateEvidenceUpload } from './create-evidence-upload.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import { createHandOverCase } from './hand-over-case.ts';
import { createListDeliveries } from './list-deliveries.ts';
import { createListSources } from './list-registered-sources.ts';
import type { TheirCaseDeps } from './on-their-case.ts';
import { createRegisterSource } from './register-source.ts';
import { createReportEvent, type EvidenceDeps } from './report-event.ts';
import { createReportGone } from './report-gone.ts';
import { createRotateSource } from './rotate-source.ts';
import { createGetHandedOver, createGetReport } from './show-status.ts';
import type { AdministerDeps } from './source-administration.ts';
import { createUrgeCase } from './urge-case.ts';
import { createWithdrawCase } from './withdraw-case.ts';

export interface IntakeDeps extends BringDeps, EvidenceDeps, AdministerDeps {
  readonly store: TheirCaseDeps['store'] & Pick<ComplaintStore, 'find'>;
  readonly uploads: Pick<UploadStore, 'createForm'>;
  readonly deliveries: Pick<DeliveryRepository, 'of'>;
}

/** The handlers of intake over one set of surroundings: the real ones, or a test's. */
export const createIntakeHandlers = (deps: IntakeDeps): Handlers<typeof routes, IntakeSource> => {
  const bring = createBringCase(deps);
  return {
    createEvidenceUpload: createCreateEvidenceUpload(deps),
    reportEvent: createReportEvent({ ...deps, bring }),
    reportGone: createReportGone(deps),
    getReport: createGetReport(deps),
    handOverCase: createHandOverCase({ ...deps, bring }),
    getHandedOver: createGetHandedOver(deps),
    urgeHandedOver: createUrgeCase(deps),
    withdrawHandedOver: createWithdrawCase(deps),
    registerSource: createRegisterSource(deps),
    listSources: createListSources(deps),
    rotateSource: createRotateSource(deps),
    changeSource: createChangeSource(deps),
    listDeliveries: createListDeliveries(deps),
  };
};
