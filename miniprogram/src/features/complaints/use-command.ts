import { rateComplaint, reopenComplaint, withdrawComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';

const routes = { withdraw: withdrawComplaint, rate: rateComplaint, reopen: reopenComplaint } as const;
export type ReporterCommand = keyof typeof routes;

export interface UsedCommand {
  readonly errors: readonly FieldError[];
  /** Why it did not work, where no field is to blame. */
  readonly trouble: string | undefined;
  readonly busy: boolean;
  /** @returns the case after the command; undefined when it was refused, and `errors` or `trouble` say why. */
  readonly give: (body: unknown) => Promise<ComplaintDetail | undefined>;
  readonly forgive: () => void;
}

/** Gives one of the reporter's commands, checked first by the route's own schema. */
export const useCommand = (command: ReporterCommand, complaintId: string): UsedCommand => {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  // The same words sent again are the same command; other words are another one.
  const last = useRef({ body: '', key: '' });

  const give = async (body: unknown): Promise<ComplaintDetail | undefined> => {
    const route = routes[command];
    const read = z.safeParse(route.input.body as z.ZodMiniType, body);
    setErrors(read.success ? [] : fieldErrors(read.error.issues));
    setTrouble(undefined);
    if (!read.success) return undefined;
    const fingerprint = JSON.stringify(body);
    if (last.current.body !== fingerprint) last.current = { body: fingerprint, key: newIdempotencyKey() };
    setBusy(true);
    const answer = await call(route, { path: { complaintId }, body } as Parameters<typeof call<typeof route>>[1], {
      idempotencyKey: last.current.key,
    });
    setBusy(false);
    if (answer.ok) return answer.value;
    setErrors(answer.failure.errors);
    if (answer.failure.errors.length === 0) setTrouble(answer.failure.title);
    return undefined;
  };

  return {
    errors,
    trouble,
    busy,
    give,
    forgive: () => {
      setErrors([]);
      setTrouble(undefined);
    },
  };
};
