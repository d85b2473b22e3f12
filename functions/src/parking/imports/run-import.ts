import type { LotId } from '@huzhou/shared/parking/lot';
import { type LineError, mostErrors } from '@huzhou/shared/parking/lot-import';
import { createLineReader, type FileContent, type Line, type LotInFile } from '@huzhou/shared/parking/lot-lines';
import { mostAttempts, type Pause } from '../../platform/patience.ts';
import type { LotSource } from '../catalogue.ts';
import type { KnownLot } from '../lot-rows.ts';
import { linesOf } from './csv-text.ts';
import { type ImportJob, type ImportRequest, isOver } from './import-job.ts';
import type { ImportStore } from './import-repository.ts';
import type { ImportFiles } from './lot-file-store.ts';
import { planImport } from './plan-import.ts';

export interface RunImportDeps {
  readonly imports: Pick<ImportStore, 'find' | 'note' | 'apply'>;
  readonly files: Pick<ImportFiles, 'read'>;
  readonly lots: Pick<LotSource, 'find'>;
  readonly pause: Pause;
}

/** So many lines are checked between two words on how far it is. */
const linesPerNote = 2_000;

/**
 * Reads a file of lots and, where each line is right, makes the lots so, in one transaction. Whoever comes second, by
 * a repeated message or after a kill, finds it done or does it.
 */
export const createRunImport = ({ imports, files, lots, pause }: RunImportDeps) => {
  const refuse = (importId: string, errors: readonly LineError[], errorCount = errors.length): Promise<void> =>
    imports.note(importId, { state: 'refused', errors: errors.slice(0, mostErrors), errorCount });

  const check = async (importId: string, lines: readonly Line[]): Promise<FileContent> => {
    const reader = createLineReader();
    for (const [index, line] of lines.entries()) {
      if (index % linesPerNote === 0)
        await imports.note(importId, { state: 'checking', lines: lines.length, done: index });
      reader.add(line);
    }
    return reader.content();
  };

  const knownOf = async (content: readonly LotInFile[]): Promise<ReadonlyMap<LotId, KnownLot>> => {
    const found = await Promise.all(content.map(({ lotId }) => lots.find(lotId)));
    return new Map(found.flatMap((lot) => (lot === undefined ? [] : [[lot.lot.lotId, lot]])));
  };

  /** False when somebody changed one of the lots meanwhile. */
  const apply = async ({ importId, caller }: ImportJob, content: readonly LotInFile[]): Promise<boolean> => {
    const { writes, errors } = planImport(content, await knownOf(content), caller);
    if (errors.length > 0) {
      await refuse(importId, errors);
      return true;
    }
    const spots = content.reduce((sum, lot) => sum + lot.spots.length, 0);
    if (await imports.apply(importId, writes, { lots: content.length, spots })) return true;
    const job = await imports.find(importId);
    return job === undefined || isOver(job);
  };

  return async ({ importId }: ImportRequest): Promise<void> => {
    const job = await imports.find(importId);
    if (job === undefined || isOver(job)) return;
    const bytes = await files.read(importId);
    if (bytes === undefined) return refuse(importId, [{ line: 1, message: '文件没有上传成功，请重新导入' }]);
    const lines = linesOf(bytes);
    if (!lines.ok) return refuse(importId, [lines.failure]);
    const content = await check(importId, lines.value);
    if (content.errorCount > 0) return refuse(importId, content.errors, content.errorCount);
    await imports.note(importId, { state: 'applying', done: lines.value.length });
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) await pause(attempt);
      if (await apply(job, content.lots)) return;
    }
    throw new Error('The lots of an import change faster than it can be applied');
  };
};
