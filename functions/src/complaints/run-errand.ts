import { createAssignLeader } from './assign-leader.ts';
import type { Errand } from './chain-messages.ts';
import { createDispatchByRule, type DispatchDeps } from './dispatch-by-rule.ts';
import { createCloseMerged, createEndPart } from './end-with-other.ts';
import type { Directory } from './ports.ts';

type Deps = DispatchDeps & { readonly directory: Pick<Directory, 'unitsAround' | 'staffAround'> };

/** What the machine does about a case when it is asked to. Each errand may come twice, or late. */
export const createRunErrand = (deps: Deps): ((errand: Errand) => Promise<void>) => {
  const dispatch = createDispatchByRule(deps);
  const assignLeader = createAssignLeader(deps);
  const closeMerged = createCloseMerged(deps);
  const endPart = createEndPart(deps);
  return (errand) => {
    switch (errand.errand) {
      case 'assign-leader':
        return assignLeader(errand);
      case 'close-merged':
        return closeMerged(errand);
      case 'end-part':
        return endPart(errand);
      default:
        return dispatch(errand);
    }
  };
};
