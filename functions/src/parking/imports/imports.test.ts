import { readFile } from 'node:fs/promises';
import type { ColumnKey } from '@huzhou/shared/parking/lot-import';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { createImportStand, fileOf, goodLine, type ImportStand } from '../testing/import-stand.ts';
import { people, spotsNamed } from '../testing/lot-stand.ts';

const { operator } = people;
let stand: ImportStand;
beforeAll(async () => {
  stand = await createImportStand();
});

describe('a file of lots', () => {
  it('opens lots with their spots', async () => {
    const result = await stand.bring(
      fileOf(
        {},
        { spotId: 'A-002', charger: '' },
        { lotId: 'west', name: '西街停车场', numbering: '不固定', spotId: '' },
      ),
    );
    expect(result).toMatchObject({ state: 'applied', lines: 3, done: 3, lots: 2, spots: 3, errors: [], errorCount: 0 });
    expect((await stand.lotOf('east'))?.lot).toMatchObject({
      operatorId: 'operator-demo-330502',
      districtCode: '330502',
      heightCentimetres: 210,
      tariff: { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 30 },
      spots: 2,
      chargers: 1,
      version: 1,
    });
    expect((await stand.lotOf('west'))?.spots).toEqual([{ spotId: 'P001', charger: true, accessible: false }]);
  });

  it('changes those that there are, and keeps what it does not speak of', async () => {
    const season = { name: '暑假', from: '07-01', to: '08-31', days: { working: [], rest: [] } };
    const { lotId } = await stand.openLot(
      { sharing: { days: { working: [], rest: [] }, seasons: [season] } },
      spotsNamed('A-1', 'A-2'),
    );
    await stand.ask(routes.changeLot, operator, { path: { lotId }, body: { version: 1, paused: true } });
    const result = await stand.bring(fileOf({ lotId, spotId: 'A-2' }, { lotId, spotId: 'A-3' }));
    expect(result.state).toBe('applied');
    const found = await stand.lotOf(lotId);
    expect(found?.lot).toMatchObject({ name: goodLine.name, paused: true, version: 3, spots: 2 });
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
    const characters = [...fileOf({ lotId: 'in-gbk' }).replace('\uFEFF', '')];
    const bytes = characters.flatMap((each) => table.get(each) ?? [each.charCodeAt(0)]);
    expect((await stand.bring(Uint8Array.from(bytes))).state).toBe('applied');
    expect((await stand.lotOf('in-gbk'))?.lot.name).toBe(goodLine.name);
  });

  it('is what the documentation shows', async () => {
    const page = await readFile(new URL('../../../../docs/parking-import.md', import.meta.url), 'utf8');
    const example = page.match(/```csv\n(.*?)```/s)?.[1] ?? '';
    expect(await stand.bring(example)).toMatchObject({ state: 'applied', lots: 2, spots: 3, errors: [] });
  });

  it('that says what is so already changes nothing', async () => {
    await stand.bring(fileOf({ lotId: 'same' }));
    expect((await stand.bring(fileOf({ lotId: 'same' }))).state).toBe('applied');
    expect((await stand.lotOf('same'))?.lot.version).toBe(1);
  });

  it('comes back from an export as it went', async () => {
    await stand.bring(fileOf({ lotId: 'round', name: '=1+1 停车场', rules: '先"登记"，后停车\n谢谢' }));
    const { body } = await stand.ask(routes.exportLots, people.officer);
    const exported = [...stand.exported.values()].at(-1) ?? '';
    expect(body).toMatchObject({ fileName: '停车场-20261123.csv', url: expect.stringContaining('https://') });
    expect(exported).toContain(`"'=1+1 停车场"`);
    const versions = async () => (await stand.lots.all()).map(({ lot }) => [lot.lotId, lot.version]);
    const before = await versions();
    expect(await stand.bring(exported)).toMatchObject({ state: 'applied', lots: body.lots, spots: body.spots });
    expect(await versions()).toEqual(before);
  });
});

describe('with anything wrong nothing is imported', () => {
  it('and each error is told by its line and column', async () => {
    const before = await stand.lots.all();
    const result = await stand.bring(
      fileOf({ lotId: 'fine' }, { lotId: 'bad', tariff: '三块' }, { lotId: 'bad', tariff: '', spotId: '!' }),
    );
    expect(result).toMatchObject({ state: 'refused', errorCount: 2 });
    expect(result.errors).toMatchObject([
      { line: 3, column: '收费' },
      { line: 4, column: '车位编号' },
    ]);
    expect(await stand.lots.all()).toEqual(before);
  });

  it.each<[string, Partial<Record<ColumnKey, string>>, string]>([
    ['a lot of another unit', { lotId: 'theirs' }, '停车场编号'],
    ['another way to number spots', { lotId: 'numbered', numbering: '不固定' }, '车位管理'],
    ['a place outside of the unit’s area', { lotId: 'far', longitude: '119.68', latitude: '30.63' }, '经度'],
  ])('%s', async (_, record, column) => {
    await stand.bring(fileOf({ lotId: 'theirs', longitude: '120.11' }), people.otherOperator);
    await stand.bring(fileOf({ lotId: 'numbered' }));
    const before = await stand.lots.all();
    const result = await stand.bring(fileOf({ lotId: 'fine' }, record));
    expect(result).toMatchObject({ state: 'refused', errors: [{ line: 3, column }] });
    expect(await stand.lots.all()).toEqual(before);
  });

  it('a file that is none', async () => {
    const result = await stand.bring(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
    expect(result).toMatchObject({ state: 'refused', errorCount: 1 });
  });
});
