import {
  approveDog,
  confiscateDog,
  grantAppeal,
  objectForOthers,
  refuseDog,
  returnDog,
  settleObjection,
  stopTransfer,
  upholdRefusal,
} from '@huzhou/shared/dogs/registry-routes';
import type { ReviewCommand } from './review-texts.ts';

/** The route of each command of a registrar. */
export const reviewRoutes = {
  approve: approveDog,
  return: returnDog,
  refuse: refuseDog,
  uphold: upholdRefusal,
  'grant-appeal': grantAppeal,
  'object-transfer': objectForOthers,
  'settle-objection': settleObjection,
  'cancel-transfer': stopTransfer,
  confiscate: confiscateDog,
} as const satisfies Record<ReviewCommand, unknown>;

/** Those that end what the page was opened for stand at its bottom, the one most often given last; the others below. */
const decisions: readonly ReviewCommand[] = [
  'refuse',
  'return',
  'approve',
  'uphold',
  'grant-appeal',
  'cancel-transfer',
  'settle-objection',
];
const others: readonly ReviewCommand[] = ['object-transfer', 'confiscate'];

export interface OfferedCommands {
  readonly decisions: readonly ReviewCommand[];
  readonly others: readonly ReviewCommand[];
}

/** What of a dog's commands a registrar is offered, and where. A transfer nobody objects to is only stopped aside. */
export const offeredCommands = (commands: readonly string[]): OfferedCommands => {
  const given = (command: ReviewCommand): boolean => commands.includes(command);
  const isContested = given('settle-objection');
  const stop: readonly ReviewCommand[] = given('cancel-transfer') && !isContested ? ['cancel-transfer'] : [];
  return {
    decisions: decisions.filter((command) => given(command) && !stop.includes(command)),
    others: [...stop, ...others.filter(given)],
  };
};
