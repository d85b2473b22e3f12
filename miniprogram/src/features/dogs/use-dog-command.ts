import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { Route, RouteCall } from '@huzhou/shared/contract/route';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useState } from 'react';
import * as z from 'zod/mini';
import { useWish } from '../../api/use-wish.ts';
import { dogTexts } from './texts.ts';

/** A command about a dog that answers with the dog as it is then. */
export type DogCommandRoute = Route & { readonly output: z.core.$ZodType<DogDetail> };

export interface DogWish {
  readonly busy: boolean;
  readonly errors: readonly FieldError[];
  /** Why it did not work, where no field is to blame. */
  readonly trouble: string | undefined;
  /** @returns the dog after the command; undefined when it was refused, and `errors` or `trouble` say why. */
  readonly give: (route: DogCommandRoute, dogId: string, body: unknown) => Promise<DogDetail | undefined>;
  readonly forgive: () => void;
}

/** Gives a command about a dog, checked first by the route's own schema. */
export const useDogCommand = (): DogWish => {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const wish = useWish(dogTexts.unsure);
  const refused = wish.failure?.errors ?? [];
  return {
    busy: wish.busy !== undefined,
    errors: errors.length > 0 ? errors : refused,
    trouble: refused.length > 0 ? undefined : wish.trouble,
    give: async (route, dogId, body) => {
      const read = z.safeParse(route.input.body as z.core.$ZodType, body);
      setErrors(read.success ? [] : fieldErrors(read.error.issues));
      if (!read.success) return undefined;
      const answer = await wish.ask(route.id, route, { path: { dogId }, body } as unknown as RouteCall<typeof route>);
      return answer as DogDetail | undefined;
    },
    forgive: () => {
      setErrors([]);
      wish.forgive();
    },
  };
};
