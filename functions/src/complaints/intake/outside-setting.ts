import { optionalEnv } from '../../platform/config.ts';
import type { OutsidePolicy } from './outside-address.ts';

/** Where this deployment may call: the public internet, and in a demonstration this machine too. */
export const outsideSetting = (): OutsidePolicy => ({
  allowLoopback: optionalEnv('ALLOW_LOOPBACK_WEBHOOKS') === 'true',
});
