import { nextState } from '@huzhou/shared/kernel/lifecycle';
import type { Instant } from '@huzhou/shared/kernel/time';
import { type PermitCommand, permitLifecycle } from '@huzhou/shared/parking/permit';
import type { KeptPermit, KeptRequest } from './permit-rows.ts';

/** The permit after a command; undefined when the command is out of turn. Its request ends or begins with it. */
export const stepped = (
  { requestId: _settled, ...permit }: KeptPermit,
  command: PermitCommand,
  {
    at,
    reason,
    requestId,
  }: { readonly at: Instant; readonly reason?: string | undefined; readonly requestId?: string },
): KeptPermit | undefined => {
  const state = nextState(permitLifecycle, permit.state, command);
  if (state === undefined) return undefined;
  const isOver = state === 'refused' || state === 'removed' || state === 'lost';
  return {
    ...permit,
    state,
    version: permit.version + 1,
    ...(reason === undefined ? {} : { reason }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(isOver ? { endedAt: at } : {}),
  };
};

interface Decision {
  readonly state: 'granted' | 'refused' | 'void';
  readonly at: Instant;
  readonly reason?: string | undefined;
  /** The officer; nobody where there was nothing to decide any more. */
  readonly by?: string | undefined;
}

export const decided = (request: KeptRequest, { state, at, reason, by }: Decision): KeptRequest => ({
  ...request,
  state,
  decidedAt: at,
  version: request.version + 1,
  ...(reason === undefined ? {} : { reason }),
  ...(by === undefined ? {} : { decidedBy: by }),
});
