import { defineRoute } from '@huzhou/shared/contract/route';
import * as z from 'zod/mini';

/**
 * `dogs.list` as far as one line on the home page needs it: the whole contract of dogs would weigh on what the browser
 * loads first. A test holds it to the contract.
 */
export const nextDogs = defineRoute({
  id: 'dogs.list',
  method: 'GET',
  path: '/v1/dogs',
  auth: 'signed-in',
  summary: '',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({
    dogs: z.array(
      z.object({
        state: z.string(),
        name: z.optional(z.string()),
        due: z.array(z.object({ what: z.string(), by: z.optional(z.string()) })),
      }),
    ),
  }),
  failures: [],
});

interface Kept {
  readonly state: string;
  readonly name?: string | undefined;
  readonly due: readonly { readonly what: string; readonly by?: string | undefined }[];
}

export interface NextDog {
  readonly name: string;
  readonly what: 'lost' | 'draft' | 'correct' | 'vaccinate' | 'chip' | 'renew' | 'review';
  /** Whole days from now; absent for what is due at once. */
  readonly days?: number;
}

const urgency = ['lost', 'correct', 'vaccinate', 'chip', 'renew', 'draft', 'review'] as const;
const kinds: readonly string[] = urgency;

const dayMilliseconds = 24 * 3_600_000;
/** Midnight in China is eight hours before midnight by the world's clock. */
const chinaMidnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

const daysTo = (day: string, now: number): number =>
  Math.floor((chinaMidnight(day) + dayMilliseconds - now) / dayMilliseconds);

const duesOf = ({ state, name = '', due }: Kept, now: number): readonly NextDog[] => {
  if (state === 'lost' || state === 'draft') return [{ name, what: state }];
  return due.flatMap(({ what, by }): NextDog[] => {
    if (!kinds.includes(what)) return [];
    const next = { name, what: what as NextDog['what'] };
    return [by === undefined || daysTo(by, now) < 0 ? next : { ...next, days: daysTo(by, now) }];
  });
};

const rank = ({ what, days }: NextDog): number => (days === undefined ? urgency.indexOf(what) : 100 + days);

/** What comes next of all dogs: what is due at once, by how much it matters; then what is due first. */
export const nextOfDogs = (dogs: readonly Kept[], now: number): NextDog | undefined =>
  dogs.flatMap((dog) => duesOf(dog, now)).sort((one, other) => rank(one) - rank(other))[0];
