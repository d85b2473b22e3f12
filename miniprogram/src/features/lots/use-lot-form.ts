import type { FieldError } from '@huzhou/shared/kernel/failure';
import type { Result } from '@huzhou/shared/kernel/result';
import type { Lot } from '@huzhou/shared/parking/lot';
import { changeLot, createLot } from '@huzhou/shared/parking/lot-routes';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { scrollToElement } from '../../device/scroll.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { formTexts as texts } from './form-texts.ts';
import {
  checkChange,
  checkNewLot,
  firstWrongSection,
  type LotDraft,
  parseLotDraft,
  withoutChanged,
} from './lot-draft.ts';
import { changedNames, emptyValues, type LotValues, rebase, valuesOf } from './lot-values.ts';
import { troubleWords } from './trouble.ts';

/** How the page names a part of the form. */
export const sectionId = (section: string): string => `lot-form-${section}`;

export interface LotFormOptions {
  readonly personId: string;
  /** Absent for a new one. */
  readonly lot?: Lot | undefined;
  /** The lot as it is now, when somebody else has changed it. */
  readonly reload: () => Promise<Result<Lot | undefined, ApiFailure>>;
  readonly onDone: (lot: Lot) => void;
}

export interface LotForm {
  readonly values: LotValues;
  readonly isNew: boolean;
  /** What was typed before the page was left lies on it again. */
  readonly restored: boolean;
  readonly errors: readonly FieldError[];
  /** Why it did not get through, where no field is to blame. */
  readonly trouble: string | undefined;
  /** Somebody else has changed the lot meanwhile: what that means for what is on the page. */
  readonly rebased: string | undefined;
  readonly busy: boolean;
  readonly change: (part: Partial<LotValues>) => void;
  readonly submit: () => void;
  readonly startOver: () => void;
}

const emptyDraft = (lot: Lot | undefined): LotDraft =>
  lot === undefined
    ? { values: emptyValues }
    : { seen: { version: lot.version, values: valuesOf(lot) }, values: valuesOf(lot) };

const rebasedWords = (both: readonly (keyof LotValues)[]): string => {
  const names = both.flatMap((name) => texts.names[name] ?? []);
  return names.length === 0 ? texts.rebased : `${texts.rebased}。${texts.rebasedBoth(names.join('、'))}`;
};

/** What is typed stands on the lot as it is now. */
const onto = (draft: LotDraft, lot: Lot): { readonly draft: LotDraft; readonly words: string } => {
  const theirs = valuesOf(lot);
  const { values, both } = rebase(draft.seen?.values ?? theirs, draft.values, theirs);
  return { draft: { seen: { version: lot.version, values: theirs }, values }, words: rebasedWords(both) };
};

/** The form is longer than a screen: what is to be mended comes into sight. */
const showFirst = (errors: readonly FieldError[]): void => {
  const section = firstWrongSection(errors);
  if (section !== undefined) scrollToElement(sectionId(section));
};

/** The form of a lot: kept on the device while it is typed, checked by the server's own schema, sent once. */
export const useLotForm = ({ personId, lot, reload, onDone }: LotFormOptions): LotForm => {
  const name = `lots.form.${personId}.${lot?.lotId ?? 'new'}`;
  const draft = useDraft<LotDraft>(name, () => emptyDraft(lot), parseLotDraft);
  const { seen, values } = draft.value;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [rebased, setRebased] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [fromBefore, setFromBefore] = useState(
    () => draft.restored && changedNames(seen?.values ?? emptyValues, values).length > 0,
  );
  const underWay = useRef(false);

  const take = (latest: Lot): void => {
    const next = onto(draft.value, latest);
    draft.change({ ...next.draft, attempt: undefined });
    setRebased(next.words);
  };
  // The page keeps the lot fresh, and what was typed days ago stood on a lot of days ago.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the lot is news
  useEffect(() => {
    if (lot === undefined || seen === undefined || seen.version >= lot.version || underWay.current) return;
    if (changedNames(seen.values, values).length > 0) take(lot);
    else draft.discard();
  }, [lot?.version]);

  const keyFor = (body: unknown): string => {
    const wish = JSON.stringify(body);
    if (draft.value.attempt?.wish === wish) return draft.value.attempt.key;
    const key = newIdempotencyKey();
    draft.change({ attempt: { wish, key } });
    return key;
  };

  /** Undefined when there is nothing to send: what is wrong stands beside the fields. */
  const ask = async (): Promise<Result<Lot, ApiFailure> | undefined> => {
    const refuse = (found: readonly FieldError[], words: string): undefined => {
      setErrors(found);
      setTrouble(words);
      showFirst(found);
    };
    if (seen === undefined || lot === undefined) {
      const checked = checkNewLot(values);
      if ('errors' in checked) return refuse(checked.errors, texts.mend);
      setBusy(true);
      return call(createLot, { body: checked.body }, { idempotencyKey: keyFor(checked.body) });
    }
    const checked = checkChange(seen, values);
    if ('errors' in checked) return refuse(checked.errors, texts.mend);
    const { body } = checked;
    if (Object.keys(body).length === 1) return refuse([], texts.nothing);
    setBusy(true);
    return call(changeLot, { path: { lotId: lot.lotId }, body }, { idempotencyKey: keyFor(body) });
  };

  const send = async (): Promise<void> => {
    const answer = await ask();
    if (answer === undefined) return;
    if (answer.ok) {
      draft.discard();
      return onDone(answer.value);
    }
    const { failure } = answer;
    if (failure.kind === 'conflict') {
      const latest = await reload();
      if (latest.ok && latest.value !== undefined) return take(latest.value);
    }
    if (failure.errors.length > 0) {
      setErrors(failure.errors);
      showFirst(failure.errors);
      setTrouble(texts.mend);
    } else setTrouble(failure.kind === 'offline' ? texts.offline : troubleWords(failure, texts.unsure));
  };

  return {
    values,
    isNew: lot === undefined,
    restored: fromBefore,
    errors,
    trouble,
    rebased,
    busy,
    change: (part) => {
      draft.change({ values: { ...draft.value.values, ...part } });
      setErrors((known) => withoutChanged(known, part));
      setTrouble(undefined);
    },
    submit: () => {
      if (underWay.current) return;
      underWay.current = true;
      setTrouble(undefined);
      void send().finally(() => {
        underWay.current = false;
        setBusy(false);
      });
    },
    startOver: () => {
      draft.discard();
      setErrors([]);
      setTrouble(undefined);
      setRebased(undefined);
      setFromBefore(false);
    },
  };
};
