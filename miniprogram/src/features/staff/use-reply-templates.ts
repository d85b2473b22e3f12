import type { ReplyTemplate } from '@huzhou/shared/complaints/desk';
import { listReplyTemplates, removeReplyTemplate, saveReplyTemplate } from '@huzhou/shared/complaints/desk-routes';
import { builtInOwner, builtInTemplates } from '@huzhou/shared/complaints/reply-templates';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import type { StaffSide } from '../../api/session.ts';
import { useFresh } from '../../api/use-fresh.ts';
import { useOnce } from '../../api/use-once.ts';
import { isSpoken, type StaffCommand } from './next-step.ts';
import type { Phrase } from './phrases.ts';

export interface ReplyTemplates {
  /** What the team and the area keep for this command; empty until it is there, and where it cannot be had. */
  readonly templates: readonly ReplyTemplate[];
  /** Theirs first, then what comes with the product, which is there at once. */
  readonly phrases: readonly Phrase[];
  readonly maySave: boolean;
  readonly errors: readonly FieldError[];
  readonly trouble: string | undefined;
  /** What is under way: saving, or removing the template of this id. */
  readonly busy: 'saving' | { readonly removing: string } | undefined;
  /** @returns whether it was saved. */
  readonly save: (title: string, words: string) => Promise<boolean>;
  readonly remove: (templateId: string) => Promise<boolean>;
  readonly forgive: () => void;
}

const goodForSeconds = 300;

const savers: readonly string[] = saveReplyTemplate.auth;

/** The words that this person's team and area keep for a command. */
export const useReplyTemplates = (command: StaffCommand, staff: StaffSide): ReplyTemplates => {
  const { value, refresh } = useFresh(() => call(listReplyTemplates, {}), {
    everySeconds: goodForSeconds,
    key: staff.staffId,
  });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<ReplyTemplates['busy']>();
  const once = useOnce();
  const forgive = (): void => {
    setErrors([]);
    setTrouble(undefined);
  };

  const save = async (title: string, words: string): Promise<boolean> => {
    forgive();
    const body = { command, title, words };
    const read = z.safeParse(saveReplyTemplate.input.body, body);
    if (!read.success) {
      setErrors(fieldErrors(read.error.issues));
      return false;
    }
    setBusy('saving');
    const answer = await call(saveReplyTemplate, { body }, { idempotencyKey: once.keyFor(body) });
    setBusy(undefined);
    if (answer.ok) {
      once.fulfilled();
      void refresh();
    } else if (answer.failure.errors.length > 0) setErrors(answer.failure.errors);
    else setTrouble(answer.failure.title);
    return answer.ok;
  };

  const remove = async (templateId: string): Promise<boolean> => {
    forgive();
    setBusy({ removing: templateId });
    const answer = await call(
      removeReplyTemplate,
      { path: { templateId }, body: {} },
      { idempotencyKey: once.keyFor({ remove: templateId }) },
    );
    setBusy(undefined);
    if (answer.ok || answer.failure.kind === 'not-found') void refresh();
    else setTrouble(answer.failure.title);
    return answer.ok;
  };

  const templates = (value?.templates ?? []).filter(
    (template) => template.command === command && template.ownerName !== builtInOwner,
  );
  return {
    templates,
    phrases: [...templates, ...(builtInTemplates[command] ?? [])].map(({ title, words }) => ({ label: title, words })),
    // What a reporter said is theirs, and no template.
    maySave: !isSpoken(command) && staff.grants.some(({ role }) => savers.includes(role)),
    errors,
    trouble,
    busy,
    save,
    remove,
    forgive,
  };
};
