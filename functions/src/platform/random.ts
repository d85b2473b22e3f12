import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';

/** Unguessable bytes from the operating system. */
export const randomBytes: RandomBytes = (length) => nodeRandomBytes(length);
