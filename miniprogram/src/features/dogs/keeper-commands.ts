import type { Route } from '@huzhou/shared/contract/route';
import * as routes from '@huzhou/shared/dogs/routes';

/** What a keeper may do with a dog from its page, by the names of the lifecycle. */
export const keeperRoutes = {
  find: routes.findDog,
  lose: routes.loseDog,
  renew: routes.renewDog,
  chip: routes.giveChip,
  'drop-claim': routes.dropClaim,
  'offer-transfer': routes.offerTransfer,
  'cancel-transfer': routes.cancelTransfer,
  'object-transfer': routes.objectTransfer,
  appeal: routes.appealDog,
  'change-address': routes.changeAddress,
  'replace-tag': routes.replaceTag,
  'move-out': routes.moveOut,
  'move-back': routes.moveBack,
  withdraw: routes.withdrawDog,
  deregister: routes.deregisterDog,
} as const satisfies Readonly<Record<string, Route>>;

export type KeeperCommand = keyof typeof keeperRoutes;

export const keeperCommands = Object.keys(keeperRoutes) as readonly KeeperCommand[];

/** What a command asks for besides being given. */
export type Asked = 'nothing' | 'words' | 'words-if-any' | 'area' | 'home' | 'chip' | 'end';

export const askedFor: Readonly<Record<KeeperCommand, Asked>> = {
  find: 'nothing',
  lose: 'area',
  renew: 'nothing',
  chip: 'chip',
  'drop-claim': 'nothing',
  'offer-transfer': 'nothing',
  'cancel-transfer': 'words-if-any',
  'object-transfer': 'words',
  appeal: 'words',
  'change-address': 'home',
  'replace-tag': 'nothing',
  'move-out': 'words',
  'move-back': 'nothing',
  withdraw: 'nothing',
  deregister: 'end',
};
