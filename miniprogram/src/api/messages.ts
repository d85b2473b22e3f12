import { recordSubscriptions } from '@huzhou/shared/identity/routes';
import { mostTemplatesAtOnce } from '@huzhou/shared/notices/templates';
import { call } from './api.ts';
import { promptForMessages } from './message-prompt.ts';

/**
 * Asks whether WeChat may send one message of each template, and tells the server what was agreed to.
 * Call it straight from a tap: WeChat refuses it anywhere else.
 */
export const askForMessages = async (templateIds: readonly string[]): Promise<'accepted' | 'refused' | 'failed'> => {
  const accepted = await promptForMessages(templateIds.slice(0, mostTemplatesAtOnce));
  if (accepted === undefined) return 'failed';
  if (accepted.length === 0) return 'refused';
  const recorded = await call(recordSubscriptions, { body: { templateIds: [...accepted] } });
  return recorded.ok ? 'accepted' : 'failed';
};
