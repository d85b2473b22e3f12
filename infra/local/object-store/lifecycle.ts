import { StartProblem } from '../problem.ts';
import type { Storage } from './storage.ts';

/** CloudFormation's `LifecycleConfiguration.Rules[]`, as far as it means something without versions and storage classes. */
export interface LifecycleRule {
  readonly Id?: string;
  readonly Status: string;
  readonly Prefix?: string;
  readonly ExpirationInDays?: number;
}

const KNOWN = [
  'Id',
  'Status',
  'Prefix',
  'ExpirationInDays',
  'AbortIncompleteMultipartUpload',
  'NoncurrentVersionExpiration',
];
const DAY_MS = 24 * 60 * 60 * 1000;

/** A rule that would be ignored must not look as if it worked. */
export function checkLifecycle(bucket: string, rules: readonly LifecycleRule[]): void {
  const unknown = rules.flatMap(Object.keys).find((property) => !KNOWN.includes(property));
  if (unknown === undefined) return;
  throw new StartProblem(
    `存储桶 ${bucket} 的生命周期规则含有 ${unknown},本机不支持。`,
    `Bucket ${bucket}: its lifecycle rule has ${unknown}, which the local object store does not know.`,
  );
}

/** Deletes what the rules let expire; returns how many objects that were. */
export async function expire(
  storage: Storage,
  bucket: string,
  rules: readonly LifecycleRule[],
  now: number,
): Promise<number> {
  let count = 0;
  for (const { Status, Prefix = '', ExpirationInDays } of rules) {
    if (Status !== 'Enabled' || ExpirationInDays === undefined) continue;
    for (const key of storage.keysUntil(bucket, Prefix, now - ExpirationInDays * DAY_MS)) {
      await storage.delete(bucket, key);
      count += 1;
    }
  }
  return count;
}
