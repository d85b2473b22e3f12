import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { PermitRequest } from '@huzhou/shared/parking/permit';
import { decidePermitRequest } from '@huzhou/shared/parking/permit-routes';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { fieldMessage } from '../../api/failure.ts';
import { useOnce } from '../../api/use-once.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { troubleWords } from './trouble.ts';
import { requestTexts as texts } from './work-texts.ts';

const Words = z.object({ words: z.string() });
const parse = (value: unknown): z.infer<typeof Words> | undefined => {
  const read = z.safeParse(Words, value);
  return read.success ? read.data : undefined;
};

export interface Decision {
  readonly words: string;
  readonly error: string | undefined;
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly say: (words: string) => void;
  readonly decide: () => void;
}

/** `gone`: somebody else was faster. */
export type DecisionEnd = 'decided' | 'gone';

/** A request being decided: its reason is kept while it is written, and it is decided once. */
export const useDecision = (
  { requestId }: Pick<PermitRequest, 'requestId'>,
  granted: boolean,
  onEnd: (end: DecisionEnd) => void,
): Decision => {
  const { value, change, discard } = useDraft(`lots.request.${requestId}.${granted}`, () => ({ words: '' }), parse);
  const once = useOnce();
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const words = value.words.trim();
  const body = { granted, ...(words === '' ? {} : { words }) };

  const decide = async (): Promise<void> => {
    const read = z.safeParse(decidePermitRequest.input.body, body);
    if (!read.success) return setError(fieldErrors(read.error.issues)[0]?.message);
    setBusy(true);
    const idempotencyKey = once.keyFor({ requestId, ...body });
    const answer = await call(decidePermitRequest, { path: { requestId }, body }, { idempotencyKey });
    setBusy(false);
    if (answer.ok || ['out-of-turn', 'not-found'].includes(answer.failure.kind)) {
      discard();
      return onEnd(answer.ok ? 'decided' : 'gone');
    }
    const message = fieldMessage(answer.failure, 'words');
    setError(message);
    if (message === undefined) setTrouble(troubleWords(answer.failure, texts.unsure));
  };

  return {
    words: value.words,
    error,
    trouble,
    busy,
    say: (next) => {
      change({ words: next });
      setError(undefined);
      setTrouble(undefined);
    },
    decide: () => {
      if (!busy) void decide();
    },
  };
};
