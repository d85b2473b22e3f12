import { colours } from '@huzhou/shared/complaints/policy';
import { isWithin } from '@huzhou/shared/directory/areas';
import * as z from 'zod/mini';

/** How somebody looks at the ledger; kept, so that it is there again tomorrow. */
export const KeptView = z.object({
  areaCode: z.optional(z.string()),
  colour: z._default(z.enum(colours), 'red'),
  only: z.optional(z.enum(['key', 'mine'])),
});
export type KeptView = z.infer<typeof KeptView>;

/** What was kept, fit for who looks now: an area that is not theirs any more is forgotten. */
export const viewFor = (kept: unknown, own: readonly string[], isLeader: boolean): KeptView => {
  const read = z.safeParse(KeptView, kept ?? {});
  const { areaCode, colour, only } = read.success ? read.data : { colour: 'red' as const };
  const isOwn = areaCode !== undefined && own.some((each) => isWithin(areaCode, each));
  return {
    colour,
    ...(isOwn ? { areaCode } : {}),
    ...(only === 'key' || (only === 'mine' && isLeader) ? { only } : {}),
  };
};
