import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { Route, RouteCall, RouteReply } from '@huzhou/shared/contract/route';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useState } from 'react';
import * as z from 'zod/mini';
import { useWish } from '../../api/use-wish.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { deskTexts as texts } from './texts.ts';

export interface DeskFormOptions<R extends Route, Values extends object> {
  /** Under which name the device keeps what is typed. */
  readonly name: string;
  readonly shape: z.ZodMiniType<Values>;
  readonly empty: () => Values;
  readonly route: R;
  readonly callOf: (values: Values) => RouteCall<R>;
  readonly onDone: (reply: RouteReply<R>) => void;
}

export interface DeskForm<Values> {
  readonly values: Values;
  /** What was typed before the page was left lies on it again. */
  readonly restored: boolean;
  /** What is wrong with a field, by its path in the contract. */
  readonly errorOf: (field: string) => string | undefined;
  /** Why it did not get through, where no field is to blame. */
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly change: (part: Partial<Values>) => void;
  readonly send: () => void;
  readonly startOver: () => void;
}

/** A form kept on the device while it is typed, checked by the server's own schema, and sent once. */
export const useDeskForm = <const R extends Route, Values extends object>(
  options: DeskFormOptions<R, Values>,
): DeskForm<Values> => {
  const { name, shape, empty, route, callOf, onDone } = options;
  const { value, restored, change, discard } = useDraft<Values>(name, empty, (kept) => {
    const read = z.safeParse(shape, kept);
    return read.success ? read.data : undefined;
  });
  const wish = useWish(texts.unsure);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [isRestored, setRestored] = useState(restored);
  const errors = found.length > 0 ? found : (wish.failure?.errors ?? []);

  const send = async (): Promise<void> => {
    const input = callOf(value);
    const { body } = input as { readonly body?: unknown };
    const read = route.input.body === undefined ? undefined : z.safeParse(route.input.body, body);
    const faults = read === undefined || read.success ? [] : fieldErrors(read.error.issues);
    setFound(faults);
    if (faults.length > 0) return;
    const reply = await wish.ask('send', route, input);
    if (reply === undefined) return;
    discard();
    setRestored(false);
    onDone(reply);
  };

  return {
    values: value,
    restored: isRestored,
    errorOf: (field) => errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message,
    // Said at the button too: the server may mean a field that the form does not have.
    trouble: errors[0]?.message ?? wish.trouble,
    busy: wish.busy !== undefined,
    change: (part) => {
      change(part);
      setFound([]);
      wish.forgive();
    },
    send: () => {
      if (wish.busy === undefined) void send();
    },
    startOver: () => {
      discard();
      setRestored(false);
      setFound([]);
      wish.forgive();
    },
  };
};
