import type { PolicyVersion } from '@huzhou/shared/complaints/policy';
import type * as routes from '@huzhou/shared/complaints/routes';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handlers } from '../platform/http.ts';
import type { Pause } from '../platform/patience.ts';
import type { Sealer } from '../platform/sealed.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { createApproveComplaint } from './approve-complaint.ts';
import type { DetailOf } from './complaint-detail.ts';
import { createDispatchComplaint } from './dispatch-complaint.ts';
import { createFollowComplaint, createUnfollowComplaint } from './follow-complaint.ts';
import type { Followers } from './follower-repository.ts';
import { createGetComplaint } from './get-complaint.ts';
import { createListComplaints } from './list-complaints.ts';
import { createListNearby } from './list-nearby.ts';
import type { NearCases } from './near-cases-repository.ts';
import type { ComplaintLists, ComplaintStore, Directory, PhotoStore, RecordRead } from './ports.ts';
import { createRateComplaint } from './rate-complaint.ts';
import { createReopenComplaint } from './reopen-complaint.ts';
import { createResolveComplaint } from './resolve-complaint.ts';
import { createRespondToComplaint } from './respond-to-complaint.ts';
import { createReturnComplaint } from './return-complaint.ts';
import { createRevealContact } from './reveal-contact.ts';
import { createReworkComplaint } from './rework-complaint.ts';
import { createSubmitComplaint } from './submit-complaint.ts';
import { createWithdrawComplaint } from './withdraw-complaint.ts';

export interface HandlerDeps {
  readonly store: ComplaintStore;
  readonly lists: ComplaintLists;
  readonly directory: Pick<Directory, 'findUnit'>;
  readonly photos: PhotoStore;
  readonly followers: Followers;
  readonly nearCases: NearCases;
  readonly detailOf: DetailOf;
  readonly recordRead: RecordRead;
  readonly checkText: CheckText;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly randomBytes: RandomBytes;
  readonly policyVersion: PolicyVersion;
}

/** Routes of the chain: all of the capability but uploads and WeChat's pushes. */
type ChainRoutes = Omit<typeof routes, 'createUpload' | 'verifyMediaCheckPush' | 'receiveMediaCheck'>;

/** The handlers of the chain over one set of surroundings: the real ones, or a test's. */
export const createHandlers = (deps: HandlerDeps): Handlers<ChainRoutes> => ({
  submitComplaint: createSubmitComplaint(deps),
  listComplaints: createListComplaints(deps),
  listNearby: createListNearby(deps),
  followComplaint: createFollowComplaint(deps),
  unfollowComplaint: createUnfollowComplaint(deps),
  getComplaint: createGetComplaint(deps),
  dispatchComplaint: createDispatchComplaint(deps),
  respondToComplaint: createRespondToComplaint(deps),
  resolveComplaint: createResolveComplaint(deps),
  returnComplaint: createReturnComplaint(deps),
  approveComplaint: createApproveComplaint(deps),
  reworkComplaint: createReworkComplaint(deps),
  withdrawComplaint: createWithdrawComplaint(deps),
  rateComplaint: createRateComplaint(deps),
  reopenComplaint: createReopenComplaint(deps),
  revealContact: createRevealContact(deps),
});
