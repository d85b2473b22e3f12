import { getMe } from '@huzhou/shared/identity/routes';
import { useEffect, useRef } from 'react';
import { call, useSession } from '../../api/api.ts';
import { askForMessages } from '../../api/messages.ts';

/**
 * Leave to send one message about parking: an offer to the first in line is worth nothing unseen. Call what is returned
 * straight from a tap and before anything is awaited: WeChat shows its question only then.
 */
export const useReminders = (): (() => void) => {
  const personId = useSession()?.personId;
  const templates = useRef<readonly string[]>([]);
  useEffect(() => {
    if (personId === undefined) return;
    void call(getMe, {}).then((me) => {
      if (me.ok)
        templates.current = me.value.templates.flatMap(({ key, templateId }) =>
          key === 'parking' ? [templateId] : [],
        );
    });
  }, [personId]);
  return () => {
    if (templates.current.length > 0) void askForMessages(templates.current);
  };
};
