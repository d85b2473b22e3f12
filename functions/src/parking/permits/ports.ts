import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { PermitPolicy } from '@huzhou/shared/parking/permit';
import type { ActOnce } from '../act-once.ts';
import type { Drivers } from '../ports.ts';
import type { PermitReader } from './permit-reader.ts';
import type { PermitWrites } from './permit-writes.ts';

/** What the permits are made of. */
export interface PermitDeps {
  readonly permits: PermitReader;
  readonly writes: PermitWrites;
  readonly actOnce: ActOnce;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  readonly policy: PermitPolicy;
  readonly drivers: Pick<Drivers, 'read'>;
}
