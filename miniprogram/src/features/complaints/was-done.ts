import type { ComplaintState } from '@huzhou/shared/complaints/lifecycle';

/** Whether a case that may be reopened was worked on to its end, and not declined or sent elsewhere. */
export const wasDone = ({ state }: { readonly state: ComplaintState }): boolean =>
  state !== 'declined' && state !== 'transferred';
