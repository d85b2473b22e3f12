import { Point } from '@huzhou/shared/directory/place';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { places } from './places.ts';
import { defaultSpan, type Span, stillAhead } from './span.ts';

/**
 * What a driver is looking for. The list, the lot and the series speak of the same wish, and the device keeps it: it
 * survives a failed request, signing in and a reload.
 */
const Choice = z.object({
  place: z.object({ name: z.string(), point: Point }),
  span: z.object({ from: Instant, to: Instant }),
  /** Chosen by hand; a time that was only offered is offered anew. */
  spanChosen: z.boolean(),
  charger: z.boolean(),
  freeOnly: z.boolean(),
  /** Of the vehicle, in centimetres. */
  height: z.optional(z.int()),
  sort: z.enum(['distance', 'price']),
  permitId: z.optional(z.string()),
});
export type Choice = z.infer<typeof Choice>;
export type ChosenPlace = Choice['place'];

export const firstChoice = (now: number): Choice => ({
  place: places[0],
  span: defaultSpan(now),
  spanChosen: false,
  charger: false,
  freeOnly: false,
  sort: 'distance',
});

const spanNow = ({ span, spanChosen }: Choice, now: number): { readonly span: Span; readonly spanChosen: boolean } => {
  const ahead = spanChosen ? stillAhead(span, now) : undefined;
  return ahead === undefined
    ? { span: defaultSpan(now), spanChosen: false }
    : { span: { from: ahead.from, to: ahead.to }, spanChosen: true };
};

/** What was kept, as it can be wished for now. */
export const revived = (kept: unknown, now: number): Choice => {
  const read = z.safeParse(Choice, kept);
  return read.success ? { ...read.data, ...spanNow(read.data, now) } : firstChoice(now);
};
