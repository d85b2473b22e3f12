import { vi } from 'vitest';

/** Catches what is written to standard output from now on, line by line; for tests that look into the log. */
export const catchLog = (): { readonly text: () => string; readonly events: () => Record<string, unknown>[] } => {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return {
    text: () => written.join(''),
    events: () =>
      written
        .join('')
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
  };
};
