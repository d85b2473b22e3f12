import { revealContact } from '@huzhou/shared/complaints/routes';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { onAppVisible } from '../../device/visibility.ts';

export interface Contact {
  /** The number, while it is shown. Kept nowhere else. */
  readonly phone: string | undefined;
  readonly errors: readonly FieldError[];
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly reveal: (purpose: string) => void;
  readonly hide: () => void;
  readonly forgive: () => void;
}

/** The reporter's number, shown for a purpose that goes on record, and gone as soon as the page is left. */
export const useContact = (complaintId: string): Contact => {
  const [phone, setPhone] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  /** Counts leavings: a number that arrives after one is not shown. */
  const leavings = useRef(0);
  const attempt = useRef({ purpose: '', key: '' });
  const underWay = useRef(false);

  const leave = (): void => {
    leavings.current += 1;
    setPhone(undefined);
  };
  useDidHide(leave);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `leave` touches a ref and a setter only.
  useEffect(() => {
    const stop = onAppVisible((visible) => {
      if (!visible) leave();
    });
    return () => {
      stop();
      leavings.current += 1;
    };
  }, []);

  const ask = async (purpose: string): Promise<void> => {
    const here = leavings.current;
    // The same words asked again are the same reading; other words are another one.
    if (attempt.current.purpose !== purpose) attempt.current = { purpose, key: newIdempotencyKey() };
    const answer = await call(
      revealContact,
      { path: { complaintId }, body: { purpose } },
      { idempotencyKey: attempt.current.key },
    );
    if (here !== leavings.current) return;
    if (answer.ok) {
      attempt.current = { purpose: '', key: '' };
      setPhone(answer.value.phone);
    } else if (answer.failure.errors.length > 0) setErrors(answer.failure.errors);
    else setTrouble(answer.failure.title);
  };

  return {
    phone,
    errors,
    trouble,
    busy,
    reveal: (purpose) => {
      if (underWay.current) return;
      const read = z.safeParse(revealContact.input.body, { purpose });
      setErrors(read.success ? [] : fieldErrors(read.error.issues));
      setTrouble(undefined);
      if (!read.success) return;
      underWay.current = true;
      setBusy(true);
      void ask(purpose.trim()).finally(() => {
        underWay.current = false;
        setBusy(false);
      });
    },
    hide: () => setPhone(undefined),
    forgive: () => {
      setErrors([]);
      setTrouble(undefined);
    },
  };
};
