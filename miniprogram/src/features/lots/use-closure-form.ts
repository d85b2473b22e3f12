import type { FieldError } from '@huzhou/shared/kernel/failure';
import type { Closure, ClosureDraft } from '@huzhou/shared/parking/closure';
import type { Spot } from '@huzhou/shared/parking/lot';
import { closeWindow } from '@huzhou/shared/parking/lot-routes';
import { useState } from 'react';
import { call } from '../../api/api.ts';
import { useOnce } from '../../api/use-once.ts';
import { serverNow } from '../../device/clock.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { type ClosureValues, checkClosure, emptyClosure, parseClosureValues } from './closure-draft.ts';
import { formTexts } from './form-texts.ts';
import { troubleWords } from './trouble.ts';
import { closureTexts as texts } from './work-texts.ts';

export interface ClosureForm {
  readonly values: ClosureValues;
  readonly errors: readonly FieldError[];
  readonly trouble: string | undefined;
  readonly busy: boolean;
  /** What would be closed, once it is whole and waits to be confirmed. */
  readonly asked: ClosureDraft | undefined;
  readonly change: (part: Partial<ClosureValues>) => void;
  readonly ask: () => void;
  readonly takeBack: () => void;
  readonly confirm: () => void;
}

/** A closure being written: kept while it is, checked before anybody is troubled, sent once. */
export const useClosureForm = (
  lotId: string,
  spots: readonly Spot[],
  onDone: (closure: Closure) => void,
): ClosureForm => {
  const {
    value: values,
    change,
    discard,
  } = useDraft(`lots.closure.${lotId}`, () => emptyClosure(serverNow()), parseClosureValues);
  const once = useOnce();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<ClosureDraft>();

  const send = async (body: ClosureDraft): Promise<void> => {
    setAsked(undefined);
    setBusy(true);
    const answer = await call(closeWindow, { path: { lotId }, body }, { idempotencyKey: once.keyFor(body) });
    setBusy(false);
    if (answer.ok) {
      once.fulfilled();
      discard();
      return onDone(answer.value);
    }
    setErrors(answer.failure.errors);
    setTrouble(answer.failure.errors.length > 0 ? texts.mend : troubleWords(answer.failure, formTexts.unsure));
  };

  return {
    values,
    errors,
    trouble,
    busy,
    asked,
    change: (part) => {
      change(part);
      setErrors([]);
      setTrouble(undefined);
    },
    ask: () => {
      const checked = checkClosure(values, spots, serverNow());
      setErrors('errors' in checked ? checked.errors : []);
      setTrouble('errors' in checked ? texts.mend : undefined);
      if ('body' in checked) setAsked(checked.body);
    },
    takeBack: () => setAsked(undefined),
    confirm: () => {
      if (asked !== undefined && !busy) void send(asked);
    },
  };
};
