import { acceptMessages, chosenPersona } from './personas.ts';

/** In the browser nobody prompts: the stand-in takes it that the person allowed it. */
export const promptForMessages = async (templateIds: readonly string[]): Promise<readonly string[] | undefined> => {
  const persona = chosenPersona();
  return persona !== undefined && (await acceptMessages(persona.openid, templateIds)) ? templateIds : undefined;
};
