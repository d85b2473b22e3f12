import { err, type Result } from '@huzhou/shared/kernel/result';
import { type ApiFailure, signedOut } from './failure.ts';
import { chosenPersona, codeFor } from './personas.ts';

/** In the browser: the stand-in for WeChat vouches for the persona that was chosen. */
export const signInCode = async (): Promise<Result<string, ApiFailure>> => {
  const persona = chosenPersona();
  return persona === undefined ? err(signedOut) : codeFor(persona.openid);
};
