import type { ColumnKey } from '@huzhou/shared/parking/lot-import';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { csvOf } from '../imports/csv-text.ts';
import { createRunImport, type RunImportDeps } from '../imports/run-import.ts';
import { createLotStand, people, point } from './lot-stand.ts';

/** A line of a file with nothing wrong in it. */
export const goodLine = {
  lotId: 'east',
  name: '东街停车场',
  ownerKind: '机关事业单位',
  programme: '错时开放',
  address: '东街 1 号',
  longitude: String(point.longitude),
  latitude: String(point.latitude),
  entrance: '东门',
  rules: '',
  numbering: '编号',
  height: '210',
  working: '00:00-07:30 18:30-24:00',
  rest: '全天',
  tariff: '每小时3元 封顶20元 免费30分钟',
  spotId: 'A-001',
  charger: '有',
  accessible: '无',
} as const satisfies Record<ColumnKey, string>;

/** A file of good lines, but for what is given of each. */
export const fileOf = (...lines: readonly Partial<Record<ColumnKey, string>>[]): string =>
  csvOf(lines.map((line) => ({ ...goodLine, ...line })));

/** Bringing lots by the file, with bucket and queue in a test's hands. */
export const createImportStand = async () => {
  const stand = await createLotStand();
  const { operator } = people;

  const worker = (more: Partial<RunImportDeps> = {}) =>
    createRunImport({
      imports: stand.imports,
      files: { read: async (importId) => stand.uploads.get(importId) },
      lots: stand.lots,
      pause: async () => {},
      ...more,
    });

  const create = async (caller = operator): Promise<string> =>
    (await stand.ask(routes.createImport, caller, { body: { bytes: 1000 } })).body.importId;
  const start = (importId: string, caller = operator) =>
    stand.ask(routes.startImport, caller, { path: { importId }, body: {} });
  const report = async (importId: string, caller = operator) =>
    (await stand.ask(routes.getImport, caller, { path: { importId } })).body;

  /** Uploads a file and asks for it to be read. */
  const upload = async (content: string | Uint8Array, caller = operator): Promise<string> => {
    const importId = await create(caller);
    stand.uploads.set(importId, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    const started = await start(importId, caller);
    if (started.status !== 202) throw new Error(started.text);
    stand.asked.imports.length = 0;
    return importId;
  };

  const bring = async (content: string | Uint8Array, caller = operator) => {
    const importId = await upload(content, caller);
    await worker()({ importId });
    return report(importId, caller);
  };

  return { ...stand, worker, create, start, report, upload, bring, lotOf: stand.lots.find };
};
export type ImportStand = Awaited<ReturnType<typeof createImportStand>>;
