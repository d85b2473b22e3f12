import { recordVaccinations } from '@huzhou/shared/dogs/clinic-routes';
import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { keyForWish, wishEnded } from '../../api/attempt.ts';
import { isRefused, troubleWords } from '../../api/trouble.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { onlyRows, portionsOf, readSheet } from './bulk-sheet.ts';
import { bulkTexts as texts } from './clinic-texts.ts';

const ReportLine = z.object({
  row: z.int(),
  refused: z.boolean(),
  words: z.string(),
  slip: z.optional(z.string()),
});
export type ReportLine = z.infer<typeof ReportLine>;

/** The sheet and what came of it so far: a reload in the middle goes on where it was. */
const Kept = z.object({ text: z.string(), fileName: z.string(), report: z.array(ReportLine) });
type Kept = z.infer<typeof Kept>;

const parse = (kept: unknown): Kept | undefined => {
  const read = z.safeParse(Kept, kept);
  return read.success ? read.data : undefined;
};

export interface Bulk {
  readonly text: string;
  readonly fileName: string;
  readonly report: readonly ReportLine[];
  /** How many lines have an answer, while they are sent. */
  readonly busy: boolean;
  readonly trouble: string | undefined;
  readonly take: (text: string, fileName?: string) => void;
  readonly say: (trouble: string) => void;
  readonly send: () => void;
  readonly keepRefused: () => void;
}

/** A sheet of vaccinations sent in portions, each recorded once, whatever the network does in between. */
export const useBulk = (personId: string): Bulk => {
  const { value, change } = useDraft<Kept>(
    `dogs-desk.bulk.${personId}`,
    () => ({ text: '', fileName: '', report: [] }),
    parse,
  );
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const underWay = useRef(false);

  const send = async (): Promise<void> => {
    const sheet = readSheet(value.text);
    if ('problem' in sheet) return setTrouble(sheet.problem);
    let report: readonly ReportLine[] = value.report;
    // Portions are answered whole, one after the other: what has an answer is a number of whole portions.
    for (const portion of portionsOf(sheet.lines.slice(report.length))) {
      const input = { body: { lines: portion.map(({ line }) => line) } };
      const idempotencyKey = keyForWish(recordVaccinations.id, input);
      const answer = await call(recordVaccinations, input, { idempotencyKey });
      if (answer.ok || isRefused(answer.failure)) wishEnded(recordVaccinations.id);
      if (!answer.ok) return setTrouble(troubleWords(answer.failure, texts.broken));
      report = [
        ...report,
        ...answer.value.lines.map(({ line, status, words, slip }) => ({
          row: portion[line - 1]?.row ?? 0,
          refused: status === 'refused',
          words,
          ...(slip === undefined ? {} : { slip }),
        })),
      ];
      change({ report: [...report] });
    }
  };

  return {
    ...value,
    busy,
    trouble,
    take: (text, fileName = '') => {
      setTrouble(undefined);
      change({ text, fileName, report: [] });
    },
    say: setTrouble,
    send: () => {
      if (underWay.current) return;
      underWay.current = true;
      setBusy(true);
      setTrouble(undefined);
      void send().finally(() => {
        underWay.current = false;
        setBusy(false);
      });
    },
    keepRefused: () => {
      const rows = value.report.flatMap(({ refused, row }) => (refused ? [row] : []));
      setTrouble(undefined);
      change({ text: onlyRows(value.text, rows), fileName: '', report: [] });
    },
  };
};
