import { caseRoles, type Role } from '../directory/role.ts';

/**
 * WeChat subscribe-message templates, of all capabilities. The name of a field says what WeChat lets it hold:
 * `thing` ≤ 20 characters, `phrase` ≤ 5 Chinese characters, `character_string` ≤ 32 of letters, digits, symbols,
 * `time` an instant as `chinaTime` writes it.
 */
export const templateFields = {
  /** To the reporter: what happened to their complaint. */
  progress: ['character_string1', 'phrase2', 'thing3', 'time4'],
  /** To a team or a duty desk: a case has come to your queue, or has been withdrawn from it. */
  task: ['character_string1', 'thing2', 'thing3', 'time4'],
  /** To whom the policy names: a promise is or will soon be late. */
  alarm: ['character_string1', 'phrase2', 'thing3', 'time4'],
  /** To a driver or an operator: the lot, the number of the booking (never a plate), when, what happened or is to do. */
  parking: ['thing1', 'character_string2', 'time3', 'thing4'],
  /** To an owner, a clinic or a registrar: the dog's name, what it is about, when or by when, what happened or is to do. */
  dog: ['thing1', 'phrase2', 'time3', 'thing4'],
} as const;
export type TemplateKey = keyof typeof templateFields;
export const templateKeys = Object.keys(templateFields) as [TemplateKey, ...TemplateKey[]];

/** The roles that get messages of a template; where it is absent, anybody may. */
export const templateRoles: Readonly<Partial<Record<TemplateKey, readonly Role[]>>> = {
  task: caseRoles,
  alarm: caseRoles,
};

/** Templates that one question of WeChat's, and so one reply to it, can be about. */
export const mostTemplatesAtOnce = 3;

export interface Message {
  readonly template: TemplateKey;
  /** The page of the mini-program that a tap opens. */
  readonly page: string;
  readonly fields: Readonly<Record<string, string>>;
}
