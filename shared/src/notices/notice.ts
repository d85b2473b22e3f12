import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';

/** Whom a notice is for: a person as such (the reporter of a case, a driver, the owner of a dog), or somebody in their work as staff. */
export const Recipient = z.union([z.object({ personId: z.string() }), z.object({ staffId: z.string() })]);
export type Recipient = z.infer<typeof Recipient>;

/**
 * One message to one recipient, as it lies in the notices queue. It holds no personal data: who the recipient is
 * to WeChat is looked up when it is sent.
 */
export const Notice = z.object({
  /** The same cause and recipient give the same id, however often it is delivered: sent once. */
  noticeId: z.string(),
  to: Recipient,
  message: z.object({
    /** Key of a template (`templateFields`); the deployment knows WeChat's id for it. */
    template: z.string(),
    /** Page of the mini-program that a tap opens. */
    page: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
  /** Our own id of what the notice is about: of a case, a booking, a dog. Never a name, a plate or a chip. */
  subjectId: z.string(),
  /** For an alarm: the instant that was passed, so that the lateness of the alarm can be told. */
  about: z.optional(z.object({ instant: Instant })),
});
export type Notice = z.infer<typeof Notice>;
