import { isReporter, mayRead } from '@huzhou/shared/complaints/rights';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { CaseFile } from './ports.ts';

/**
 * Who reads a case: its reporter, who sees units and never colleagues' names; staff, who see who did what, and never who
 * reported it; or a citizen who follows it, who sees neither, nor the reporter's words.
 */
export type Reader = 'reporter' | 'staff' | 'follower';

/** As what a caller may read a case; undefined when they may not. */
export const readerOf = (
  { complaint, followers = [] }: Pick<CaseFile, 'complaint' | 'followers'>,
  caller: Caller,
): Reader | undefined => {
  if (isReporter(complaint, caller)) return 'reporter';
  if (mayRead(complaint, caller)) return 'staff';
  return followers.some(({ personId }) => personId === caller.personId) ? 'follower' : undefined;
};
