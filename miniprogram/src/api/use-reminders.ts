import { getMe } from '@huzhou/shared/identity/routes';
import type { TemplateKey } from '@huzhou/shared/notices/templates';
import { useEffect, useRef } from 'react';
import { call, useSession } from './api.ts';
import { askForMessages } from './messages.ts';

/**
 * Leave to send one message of a kind: an offer to the first in line, or word of a dog that was found, is worth nothing
 * unseen. Call what is returned straight from a tap and before anything is awaited: WeChat shows its question only then.
 */
export const useReminders = (about: TemplateKey): (() => void) => {
  const personId = useSession()?.personId;
  const templates = useRef<readonly string[]>([]);
  useEffect(() => {
    if (personId === undefined) return;
    void call(getMe, {}).then((me) => {
      if (me.ok)
        templates.current = me.value.templates.flatMap(({ key, templateId }) => (key === about ? [templateId] : []));
    });
  }, [personId, about]);
  return () => {
    if (templates.current.length > 0) void askForMessages(templates.current);
  };
};
