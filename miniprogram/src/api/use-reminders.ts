import { getMe } from '@huzhou/shared/identity/routes';
import type { TemplateKey } from '@huzhou/shared/notices/templates';
import { useEffect, useRef } from 'react';
import { call, useSession } from './api.ts';
import { askForMessages } from './messages.ts';

const askAgainAfterMilliseconds = 5_000;

/**
 * Leave to send one message of a kind: an offer to the first in line, or word of a dog that was found, is worth nothing
 * unseen. Call what is returned straight from a tap and before anything is awaited: WeChat shows its question only then.
 * It settles when the question has been answered, or at once where there is none to ask.
 */
export const useReminders = (about: TemplateKey): (() => Promise<unknown>) => {
  const personId = useSession()?.personId;
  const templates = useRef<readonly string[]>([]);
  useEffect(() => {
    if (personId === undefined) return undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const learn = async (): Promise<void> => {
      const me = await call(getMe, {});
      if (isGone) return;
      if (me.ok)
        templates.current = me.value.templates.flatMap(({ key, templateId }) => (key === about ? [templateId] : []));
      // A server that was busy for a moment is no reason never to ask.
      else again = setTimeout(() => void learn(), askAgainAfterMilliseconds);
    };
    void learn();
    return () => {
      isGone = true;
      clearTimeout(again);
    };
  }, [personId, about]);
  return () => (templates.current.length > 0 ? askForMessages(templates.current) : Promise.resolve());
};
