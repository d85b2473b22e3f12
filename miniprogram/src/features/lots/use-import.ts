import type { Result } from '@huzhou/shared/kernel/result';
import type { ImportReport } from '@huzhou/shared/parking/lot-import';
import { createImport, getImport, startImport } from '@huzhou/shared/parking/lot-routes';
import { useRef, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { uploadFile } from '../../api/upload.ts';
import { useDraft } from '../../draft/use-draft.ts';
import type { ChosenFile } from './choose-csv.ts';
import { formTexts } from './form-texts.ts';
import { troubleWords } from './trouble.ts';
import { transferTexts as texts } from './work-texts.ts';

/** The import that this device began last: its report is there again after a reload. */
const Begun = z.object({ importId: z.optional(z.string()), fileName: z.string() });
type Begun = z.infer<typeof Begun>;

const parse = (value: unknown): Begun | undefined => {
  const read = z.safeParse(Begun, value);
  return read.success ? read.data : undefined;
};

const largest = 2 * 1024 * 1024;

/** What can be told of a file before it is sent anywhere. */
export const fileProblem = ({ name, bytes }: ChosenFile): string | undefined => {
  if (!/\.csv$/i.test(name)) return texts.notCsv;
  if (bytes === 0) return texts.emptyFile;
  return bytes > largest ? texts.tooLarge : undefined;
};

export const isOver = ({ state }: Pick<ImportReport, 'state'>): boolean => state === 'applied' || state === 'refused';

export interface LotImport {
  /** The import whose report is to be shown. */
  readonly importId: string | undefined;
  readonly fileName: string;
  /** What is under way, in words. */
  readonly busy: string | undefined;
  readonly trouble: string | undefined;
  readonly begin: (file: ChosenFile) => void;
  readonly forget: () => void;
}

/** A file of lots: where it goes is asked for, it is sent there, and only then read. */
export const useImport = (personId: string, onStarted: (report: ImportReport) => void): LotImport => {
  const { value, change, discard } = useDraft<Begun>(`lots.import.${personId}`, () => ({ fileName: '' }), parse);
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const underWay = useRef(false);

  const send = async (file: ChosenFile): Promise<Result<ImportReport, ApiFailure>> => {
    setBusy(texts.uploading(0));
    const form = await call(createImport, { body: { bytes: file.bytes } }, { idempotencyKey: newIdempotencyKey() });
    if (!form.ok) return form;
    const { importId } = form.value;
    const sent = await uploadFile(form.value, file.path, (percent) => setBusy(texts.uploading(Math.round(percent))), {
      fileName: 'lots.csv',
      refused: texts.refusedUpload,
    });
    if (!sent.ok) return sent;
    setBusy(texts.starting);
    const started = await call(startImport, { path: { importId }, body: {} }, { idempotencyKey: newIdempotencyKey() });
    if (started.ok) change({ importId, fileName: file.name });
    return started;
  };

  return {
    importId: value.importId,
    fileName: value.fileName,
    busy,
    trouble,
    begin: (file) => {
      const problem = fileProblem(file);
      setTrouble(problem);
      if (problem !== undefined || underWay.current) return;
      underWay.current = true;
      void send(file)
        .then((answer) => {
          if (answer.ok) onStarted(answer.value);
          else
            setTrouble(
              answer.failure.kind === 'unexpected'
                ? answer.failure.title
                : troubleWords(answer.failure, formTexts.unsure),
            );
        })
        .finally(() => {
          underWay.current = false;
          setBusy(undefined);
        });
    },
    forget: () => {
      discard();
      setTrouble(undefined);
    },
  };
};

/** Its report, asked for often until it is over; then the page may lie open for hours. */
export const loadReport = (importId: string) => call(getImport, { path: { importId } });
export const reportPace = (report: ImportReport | undefined): number =>
  report !== undefined && isOver(report) ? 3_600 : 1;
