import type { ExportJob } from '@huzhou/shared/complaints/desk';
import { listExports } from '@huzhou/shared/complaints/desk-routes';
import { ok } from '@huzhou/shared/kernel/result';
import { call } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

const isUnderWay = ({ state }: ExportJob): boolean => state === 'waiting' || state === 'running';

/** Soon while one is being made; else often enough for its address to be good when it is tapped. */
export const exportsPace = (exports: readonly ExportJob[]): number => (exports.some(isUnderWay) ? 2 : 60);

/** This person's exports, the latest first. */
export const useExports = (personId: string): Fresh<readonly ExportJob[]> =>
  useFresh<readonly ExportJob[]>(
    async () => {
      const answer = await call(listExports, {});
      if (!answer.ok) return answer;
      const exports = [...answer.value.exports].sort((one, other) => (one.requestedAt < other.requestedAt ? 1 : -1));
      return ok<readonly ExportJob[]>(exports);
    },
    { everySeconds: (known) => exportsPace(known ?? []), key: personId },
  );
