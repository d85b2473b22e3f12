import { localPrefix, type Permit } from '@huzhou/shared/parking/permit';
import { contestPlate, registerPlate } from '@huzhou/shared/parking/permit-routes';
import { plateProblem } from '@huzhou/shared/parking/plate';
import { useState } from 'react';
import * as z from 'zod/mini';
import { useWish } from '../../api/use-wish.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { typedFrom } from './plate-typing.ts';
import { permitTexts as texts } from './texts.ts';

const PlateDraft = z.object({ typed: z.string(), words: z.string() });
type PlateDraft = z.infer<typeof PlateDraft>;

const parse = (value: unknown): PlateDraft | undefined => {
  const read = z.safeParse(PlateDraft, value);
  return read.success ? read.data : undefined;
};

export interface PlateForm {
  readonly typed: string;
  readonly words: string;
  readonly busy: string | undefined;
  /** Why the plate was not taken: what is wrong with it, or what the server said. */
  readonly trouble: string | undefined;
  /** Somebody else has registered it: whoever it belongs to may say so. */
  readonly isTaken: boolean;
  /** What is wrong with the words of a contest. */
  readonly wordsTrouble: string | undefined;
  readonly type: (typed: string) => void;
  readonly write: (words: string) => void;
  readonly register: () => void;
  readonly contest: () => void;
}

export interface PlateFormOptions {
  /** Plates that this person has registered: none of them is taken by somebody else. */
  readonly own: readonly string[];
  readonly onRegistered: (permit: Permit) => void;
  readonly onContested: () => void;
}

/** A plate being registered: what was typed is kept on the device until it is. Most are Huzhou's, so that is there. */
export const usePlateForm = ({ own, onRegistered, onContested }: PlateFormOptions): PlateForm => {
  const { value, change, discard } = useDraft('parking.plate', () => ({ typed: localPrefix, words: '' }), parse);
  const [problem, setProblem] = useState<string>();
  const registering = useWish(texts.unsure);
  const contesting = useWish(texts.unsure);
  const { typed, words } = value;

  const forgive = (): void => {
    setProblem(undefined);
    registering.forgive();
    contesting.forgive();
  };
  const register = async (): Promise<void> => {
    const wrong = plateProblem(typed);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const permit = await registering.ask('register', registerPlate, { body: { plate: typed } });
    if (permit === undefined) return;
    discard();
    onRegistered(permit);
  };
  const contest = async (): Promise<void> => {
    const answer = await contesting.ask('contest', contestPlate, { body: { plate: typed, words } });
    if (answer === undefined) return;
    forgive();
    discard();
    onContested();
  };

  return {
    typed,
    words,
    busy: registering.busy ?? contesting.busy,
    trouble: problem ?? registering.trouble,
    isTaken: registering.failure?.kind === 'conflict' && !own.includes(typed),
    wordsTrouble: contesting.trouble,
    type: (next) => {
      change({ typed: typedFrom(next) });
      forgive();
    },
    write: (next) => {
      change({ words: next });
      contesting.forgive();
    },
    register: () => void register(),
    contest: () => void contest(),
  };
};
