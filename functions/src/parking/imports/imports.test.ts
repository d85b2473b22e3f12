import { readFile } from 'node:fs/promises';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import { columns } from '@huzhou/shared/parking/lot-import';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLookRepository } from '../look-repository.ts';
import { createLotStand, type LotStand, people, point, spotsNamed } from '../testing/lot-stand.ts';
import { csvOf } from './csv-text.ts';
import { createRunImport, type RunImportDeps } from './run-import.ts';

const { operator } = people;
let stand: LotStand;
beforeAll(async () => {
  stand = await createLotStand();
});

const good = {
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
};
type Record_ = typeof good;
const text = (...records: readonly Partial<Record_>[]): string => csvOf(records.map((each) => ({ ...good, ...each })));

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
const lotOf = (lotId: string) => stand.lots.find(lotId);

describe('a file of lots', () => {
  it('opens lots with their spots', async () => {
    const result = await bring(
      text(
        {},
        { spotId: 'A-002', charger: '' },
        { lotId: 'west', name: '西街停车场', numbering: '不固定', spotId: '' },
      ),
    );
    expect(result).toMatchObject({ state: 'applied', lines: 3, done: 3, lots: 2, spots: 3, errors: [], errorCount: 0 });
    expect((await lotOf('east'))?.lot).toMatchObject({
      operatorId: 'operator-demo-330502',
      districtCode: '330502',
      heightCentimetres: 210,
      tariff: { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 30 },
      spots: 2,
      chargers: 1,
      version: 1,
    });
    expect((await lotOf('west'))?.spots).toEqual([{ spotId: 'P001', charger: true, accessible: false }]);
  });

  it('changes those that there are, and keeps what it does not speak of', async () => {
    const season = { name: '暑假', from: '07-01', to: '08-31', days: { working: [], rest: [] } };
    const { lotId } = await stand.openLot(
      { sharing: { days: { working: [], rest: [] }, seasons: [season] } },
      spotsNamed('A-1', 'A-2'),
    );
    await stand.ask(routes.changeLot, operator, { path: { lotId }, body: { version: 1, paused: true } });
    const result = await bring(text({ lotId, spotId: 'A-2' }, { lotId, spotId: 'A-3' }));
    expect(result.state).toBe('applied');
    const found = await lotOf(lotId);
    expect(found?.lot).toMatchObject({ name: good.name, paused: true, version: 3, spots: 2 });
    expect(found?.lot.sharing.seasons).toEqual([season]);
    // What the file does not name goes out of use; who has booked it keeps it.
    expect(found?.spots).toEqual([
      { spotId: 'A-1', charger: false, accessible: false, retired: true },
      { spotId: 'A-2', charger: true, accessible: false },
      { spotId: 'A-3', charger: true, accessible: false },
    ]);
  });

  it('is read in GBK', async () => {
    // 「停」 and so on, two bytes each: encoded by what the decoder says of each pair.
    const table = new Map<string, readonly [number, number]>();
    const decoder = new TextDecoder('gb18030');
    for (let high = 0x81; high <= 0xfe; high += 1)
      for (let low = 0x40; low <= 0xfe; low += 1)
        if (low !== 0x7f) table.set(decoder.decode(Uint8Array.from([high, low])), [high, low]);
    const characters = [...text({ lotId: 'in-gbk' }).replace('\uFEFF', '')];
    const bytes = characters.flatMap((each) => table.get(each) ?? [each.charCodeAt(0)]);
    expect((await bring(Uint8Array.from(bytes))).state).toBe('applied');
    expect((await lotOf('in-gbk'))?.lot.name).toBe(good.name);
  });

  it('is what the documentation shows', async () => {
    const page = await readFile(new URL('../../../../docs/parking-import.md', import.meta.url), 'utf8');
    const example = page.match(/```csv\n(.*?)```/s)?.[1] ?? '';
    expect(await bring(example)).toMatchObject({ state: 'applied', lots: 2, spots: 3, errors: [] });
  });

  it('that says what is so already changes nothing', async () => {
    await bring(text({ lotId: 'same' }));
    expect((await bring(text({ lotId: 'same' }))).state).toBe('applied');
    expect((await lotOf('same'))?.lot.version).toBe(1);
  });

  it('comes back from an export as it went', async () => {
    await bring(text({ lotId: 'round', name: '=1+1 停车场', rules: '先"登记"，后停车\n谢谢' }));
    const { body } = await stand.ask(routes.exportLots, people.officer);
    const exported = [...stand.exported.values()].at(-1) ?? '';
    expect(body).toMatchObject({ fileName: '停车场-20261123.csv', url: expect.stringContaining('https://') });
    expect(exported).toContain(`"'=1+1 停车场"`);
    const versions = async () => (await stand.lots.all()).map(({ lot }) => [lot.lotId, lot.version]);
    const before = await versions();
    expect(await bring(exported)).toMatchObject({ state: 'applied', lots: body.lots, spots: body.spots });
    expect(await versions()).toEqual(before);
  });
});

describe('with anything wrong nothing is imported', () => {
  it('and each error is told by its line and column', async () => {
    const before = await stand.lots.all();
    const result = await bring(
      text({ lotId: 'fine' }, { lotId: 'bad', tariff: '三块' }, { lotId: 'bad', tariff: '', spotId: '!' }),
    );
    expect(result).toMatchObject({ state: 'refused', errorCount: 2 });
    expect(result.errors).toMatchObject([
      { line: 3, column: '收费' },
      { line: 4, column: '车位编号' },
    ]);
    expect(await stand.lots.all()).toEqual(before);
  });

  it.each<[string, Partial<Record_>, string]>([
    ['a lot of another unit', { lotId: 'theirs' }, '停车场编号'],
    ['another way to number spots', { lotId: 'numbered', numbering: '不固定' }, '车位管理'],
    ['a place outside of the unit’s area', { lotId: 'far', longitude: '119.68', latitude: '30.63' }, '经度'],
  ])('%s', async (_, record, column) => {
    await bring(text({ lotId: 'theirs', longitude: '120.11' }), people.otherOperator);
    await bring(text({ lotId: 'numbered' }));
    const before = await stand.lots.all();
    const result = await bring(text({ lotId: 'fine' }, record));
    expect(result).toMatchObject({ state: 'refused', errors: [{ line: 3, column }] });
    expect(await stand.lots.all()).toEqual(before);
  });

  it('a file that is none', async () => {
    const result = await bring(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
    expect(result).toMatchObject({ state: 'refused', errorCount: 1 });
  });
});

describe('whatever happens on the way', () => {
  const many = (prefix: string) =>
    text(...Array.from({ length: 40 }, (_none, index) => ({ lotId: `${prefix}-${index}`, name: `${index} 号停车场` })));
  const applied = async (prefix: string) =>
    (await stand.lots.all()).filter(({ lot }) => lot.lotId.startsWith(`${prefix}-`)).length;

  const overdue = async () => {
    const all: unknown[] = [];
    const later = plusSeconds(stand.clock.now(), 10 * 60);
    for await (const page of createLookRepository(stand.documents, stand.table).overdue(0, later)) all.push(...page);
    return all;
  };

  it('all lots appear at once', async () => {
    const importId = await upload(many('switch'));
    const isThere = async (index: number) => (await lotOf(`switch-${index}`)) !== undefined;
    let [over, torn] = [false, false];
    // What is read second is at least as new: one that is there and then another that is not would be a half.
    const watch = async (): Promise<void> => {
      while (!over) {
        torn ||= (await isThere(39)) && !(await isThere(0));
        torn ||= (await isThere(0)) && !(await isThere(39));
      }
    };
    const watching = watch();
    await worker()({ importId });
    over = true;
    await watching;
    expect(torn).toBe(false);
    expect(await applied('switch')).toBe(40);
  });

  it('two that work on it at the same time do it once', async () => {
    const importId = await upload(many('twice'));
    await Promise.all([worker()({ importId }), worker()({ importId })]);
    await worker()({ importId });
    expect((await report(importId)).state).toBe('applied');
    expect((await lotOf('twice-0'))?.lot.version).toBe(1);
  });

  it('killed before the switch it does it the next time', async () => {
    const importId = await upload(many('killed'));
    const mortal = worker({
      imports: { ...stand.imports, apply: () => Promise.reject(new Error('killed')) },
    });
    await expect(mortal({ importId })).rejects.toThrow('killed');
    expect([(await report(importId)).state, await applied('killed')]).toEqual(['applying', 0]);
    // Should its message be lost as well, the sweeper asks for it again.
    expect(await overdue()).toContainEqual({ kind: 'import', message: { importId } });
    await worker()({ importId });
    expect([(await report(importId)).state, await applied('killed')]).toEqual(['applied', 40]);
    expect(await overdue()).not.toContainEqual({ kind: 'import', message: { importId } });
  });

  it('a lot that somebody changes meanwhile is read again, and not overwritten unseen', async () => {
    const { lotId } = await stand.openLot();
    const importId = await upload(text({ lotId, spotId: 'A-1' }));
    let changed = false;
    const racing = worker({
      imports: {
        ...stand.imports,
        apply: async (...args) => {
          if (!changed) {
            changed = true;
            await stand.ask(routes.changeLot, operator, { path: { lotId }, body: { version: 1, paused: true } });
          }
          return stand.imports.apply(...args);
        },
      },
    });
    await racing({ importId });
    expect((await lotOf(lotId))?.lot).toMatchObject({ name: good.name, paused: true, version: 3 });
  });

  it('is begun once, after its file has come, and seen by the unit alone', async () => {
    const importId = await create();
    expect((await start(importId)).status).toBe(409);
    stand.uploads.set(importId, new TextEncoder().encode(text({ lotId: 'once' })));
    expect((await start(importId, people.otherOperator)).status).toBe(404);
    expect((await start(importId)).body).toMatchObject({ importId, state: 'waiting' });
    expect((await start(importId)).status).toBe(409);
    expect(stand.asked.imports).toContainEqual({ importId });
    expect((await stand.ask(routes.getImport, people.colleague, { path: { importId } })).status).toBe(200);
    expect((await stand.ask(routes.getImport, people.otherOperator, { path: { importId } })).status).toBe(404);
  });
});

it('knows all columns', () => {
  expect(Object.keys(good)).toEqual(columns.map(({ key }) => key));
});
