import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './deployment-context.ts';

/** Where whoever is called at night reads what to do. */
const runbookPath = 'docs/runbook.md';

let headings: ReadonlySet<string> | undefined;

/** The second-level headings of the runbook, one for each thing that can go wrong. */
export const runbookHeadings = (): ReadonlySet<string> => {
  headings ??= new Set(
    [...readFileSync(join(repositoryRoot, runbookPath), 'utf8').matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title.trim(),
    ),
  );
  return headings;
};

/** `docs/runbook.md#dead-letters-of-dispatch`. Throws when the runbook has no such heading. */
export const runbookLink = (heading: string): string => {
  if (!runbookHeadings().has(heading)) {
    throw new Error(
      `${runbookPath} has no heading "## ${heading}". An alarm nobody can act on is noise: write it first.`,
    );
  }
  const anchor = heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s+/g, '-');
  return `${runbookPath}#${anchor}`;
};
