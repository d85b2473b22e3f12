import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import type { CheckText } from '../../wechat/content-check.ts';
import type { CommandDeps } from '../give-command.ts';
import type { Directory, PhotoStore } from '../ports.ts';

/** Everything that the commands of case work need of their surroundings. */
export interface CaseworkDeps extends CommandDeps {
  readonly checkText: CheckText;
  readonly photos: Pick<PhotoStore, 'findUploads'>;
  readonly directory: Pick<Directory, 'findUnit'>;
  readonly randomBytes: RandomBytes;
}
