import type { Aria } from './aria.ts';

export type { Aria };

/** Attributes as HTML knows them. */
export const aria = ({ role, ...rest }: Aria): Record<string, string> => {
  const attributes: Record<string, string> = {};
  if (role !== undefined) attributes.role = role;
  for (const [name, value] of Object.entries(rest) as [string, string | boolean | undefined][])
    if (value !== undefined) attributes[`aria-${name}`] = String(value);
  return attributes;
};
