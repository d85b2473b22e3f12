import type { lookUpAtClinic } from '@huzhou/shared/dogs/clinic-routes';
import type { LookUp, lookUpDog } from '@huzhou/shared/dogs/registry-routes';
import type { DogCard, SightingView } from '@huzhou/shared/dogs/view';
import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { troubleWords } from '../../api/trouble.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { readNumber } from './read-number.ts';
import { deskTexts } from './texts.ts';

const Typed = z.object({ text: z.string() });
const parse = (kept: unknown): z.infer<typeof Typed> | undefined => {
  const read = z.safeParse(Typed, kept);
  return read.success ? read.data : undefined;
};

/** What a number led to. Neither dog nor sighting: nobody has recorded it. */
export interface FoundByNumber {
  readonly by: LookUp;
  readonly dog?: DogCard | undefined;
  readonly sighting?: SightingView | undefined;
}

export interface LookingUp {
  readonly text: string;
  /** What is wrong with the number, or why nothing was found out. */
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly found: FoundByNumber | undefined;
  readonly type: (text: string) => void;
  /** Looks up what is typed, or what was scanned. */
  readonly find: (scanned?: string) => void;
  readonly clear: () => void;
}

/** One dog by any of its numbers. @param name under which what is typed is kept. */
export const useLookUp = (name: string, route: typeof lookUpDog | typeof lookUpAtClinic): LookingUp => {
  const { value, change, discard } = useDraft(`dogs-desk.number.${name}`, () => ({ text: '' }), parse);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<FoundByNumber>();
  /** Counts questions: an answer to an earlier one is not shown. */
  const asked = useRef(0);

  const type = (text: string): void => {
    asked.current += 1;
    change({ text });
    setError(undefined);
    setFound(undefined);
    setBusy(false);
  };
  const find = async (text: string): Promise<void> => {
    const by = readNumber(text);
    if (!by.ok) return setError(by.failure);
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setError(undefined);
    const answer = await call(route, { body: by.value });
    if (mine !== asked.current) return;
    setBusy(false);
    if (answer.ok) setFound({ by: by.value, ...answer.value });
    else if (answer.failure.kind === 'not-found') setFound({ by: by.value });
    else setError(troubleWords(answer.failure, answer.failure.title || deskTexts.unsure));
  };

  return {
    text: value.text,
    error,
    busy,
    found,
    type,
    find: (scanned) => {
      if (scanned !== undefined) type(scanned);
      void find(scanned ?? value.text);
    },
    clear: () => {
      asked.current += 1;
      discard();
      setError(undefined);
      setFound(undefined);
      setBusy(false);
    },
  };
};
