import { secondsIn } from '@huzhou/shared/kernel/time';
import type { Source } from '@huzhou/shared/sources/source';
import type { RateLimiter } from '../platform/rate-limit.ts';
import type { CountCall, CountRefusal } from './verify-source.ts';

const rateOf = ({ perMinute }: Source) => ({
  id: 'sources.call' as const,
  limit: { per: 'caller', most: perMinute, withinSeconds: secondsIn.minute } as const,
});

/** An installation with a wrong clock shows itself within a minute; more than this is somebody trying out signatures. */
const refusals = {
  id: 'sources.refused' as const,
  limit: { per: 'address', most: 60, withinSeconds: secondsIn.minute } as const,
};

/** Counts calls of sources, each against its own rate, and refused ones against their address. */
export const createCounts = (
  limiter: RateLimiter,
): { readonly countCall: CountCall; readonly countRefusal: CountRefusal } => ({
  countCall: (source) => limiter.count(rateOf(source), { personId: source.sourceId, address: '' }),
  countRefusal: (sourceIp) => limiter.count(refusals, { address: sourceIp }),
});
