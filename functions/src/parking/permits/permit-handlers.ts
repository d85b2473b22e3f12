import type * as routes from '@huzhou/shared/parking/permit-routes';
import type { Handlers } from '../../platform/http.ts';
import { createAnswerContest } from './answer-contest.ts';
import { createContestPlate } from './contest-plate.ts';
import { createDecideRequest } from './decide-request.ts';
import { createListPermits } from './list-permits.ts';
import { createListRequests } from './list-requests.ts';
import type { PermitDeps } from './ports.ts';
import { createRegisterPlate } from './register-plate.ts';
import { createRemovePlate } from './remove-plate.ts';

export const createPermitHandlers = (deps: PermitDeps): Handlers<typeof routes> => ({
  registerPlate: createRegisterPlate(deps),
  listPermits: createListPermits(deps),
  removePlate: createRemovePlate(deps),
  contestPlate: createContestPlate(deps),
  answerContest: createAnswerContest(deps),
  listPermitRequests: createListRequests(deps),
  decidePermitRequest: createDecideRequest(deps),
});
