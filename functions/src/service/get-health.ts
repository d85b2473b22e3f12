import { ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { getHealth } from '@huzhou/shared/service/routes';
import type { Handler } from '../platform/http.ts';

/** That the service answers, what time it has, and which promises are in force. */
export const createGetHealth =
  (clock: Clock, policyVersion: string): Handler<typeof getHealth> =>
  async () =>
    ok({ status: 'ok', at: clock.now(), policyVersion });
