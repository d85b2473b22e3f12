/** What assistive technology is told about an element, in one shape for WeChat and the browser. */
export interface Aria {
  readonly role?: string | undefined;
  readonly label?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly checked?: boolean | undefined;
  readonly selected?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly modal?: boolean | undefined;
  readonly live?: 'polite' | 'assertive' | undefined;
}

/** Attributes as WXML knows them: `ariaRole` becomes `aria-role`, which is WeChat's name for `role`. */
export const aria = ({ role, ...rest }: Aria): Record<string, string | boolean> => {
  const attributes: Record<string, string | boolean> = {};
  if (role !== undefined) attributes.ariaRole = role;
  for (const [name, value] of Object.entries(rest) as [string, string | boolean | undefined][])
    if (value !== undefined) attributes[`aria${name.charAt(0).toUpperCase()}${name.slice(1)}`] = value;
  return attributes;
};
