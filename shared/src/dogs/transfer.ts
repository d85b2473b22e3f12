import * as z from 'zod/mini';
import { type RandomBytes, randomCode } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';

const codeLength = 16;
/** What the old keeper hands to the new one: 80 random bits, good for this one transfer. */
export const newTransferCode = (randomBytes: RandomBytes): string => randomCode(randomBytes, codeLength);

export const TransferCode = z
  .string('请填写过户码')
  .check(z.trim(), z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '过户码不正确，请向原饲养人核对'));

export const Objection = z.object({
  by: z.enum(['keeper', 'registrar']),
  words: z.string(),
  at: Instant,
  settledAt: z.optional(Instant),
});
export type Objection = z.infer<typeof Objection>;

/** A change of keepers on its way: the old one agreed by offering; the new one accepts; whoever objects has 14 days. */
export const Transfer = z.object({
  code: z.string(),
  offeredAt: Instant,
  /** Until when the new keeper may accept. */
  acceptBy: Instant,
  newKeeperId: z.optional(z.string()),
  acceptedAt: z.optional(Instant),
  /** From this instant on the dog is the new keeper's, unless an objection stands. */
  completesAt: z.optional(Instant),
  /** Where the dog will live, and the place of its new household in the key zone. */
  townCode: z.optional(z.string()),
  household: z.array(z.string()),
  objections: z.array(Objection),
});
export type Transfer = z.infer<typeof Transfer>;

export const standingObjection = ({ objections }: Transfer): Objection | undefined =>
  objections.find(({ settledAt }) => settledAt === undefined);

export const mostObjections = 10;
