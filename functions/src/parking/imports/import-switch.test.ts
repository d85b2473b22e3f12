import { plusSeconds } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { beforeAll, expect, it } from 'vitest';
import { createLookRepository } from '../look-repository.ts';
import { createImportStand, fileOf, goodLine, type ImportStand } from '../testing/import-stand.ts';
import { people } from '../testing/lot-stand.ts';

const { operator } = people;
let stand: ImportStand;
beforeAll(async () => {
  stand = await createImportStand();
});

const many = (prefix: string) =>
  fileOf(...Array.from({ length: 40 }, (_none, index) => ({ lotId: `${prefix}-${index}`, name: `${index} 号停车场` })));
const applied = async (prefix: string) =>
  (await stand.lots.all()).filter(({ lot }) => lot.lotId.startsWith(`${prefix}-`)).length;

const overdue = async () => {
  const all: unknown[] = [];
  const later = plusSeconds(stand.clock.now(), 10 * 60);
  for await (const page of createLookRepository(stand.documents, stand.table).overdue(0, later)) all.push(...page);
  return all;
};

it('all lots appear at once', async () => {
  const importId = await stand.upload(many('switch'));
  const isThere = async (index: number) => (await stand.lotOf(`switch-${index}`)) !== undefined;
  let [over, torn] = [false, false];
  // What is read second is at least as new: one that is there and then another that is not would be a half.
  const watch = async (): Promise<void> => {
    while (!over) {
      torn ||= (await isThere(39)) && !(await isThere(0));
      torn ||= (await isThere(0)) && !(await isThere(39));
    }
  };
  const watching = watch();
  await stand.worker()({ importId });
  over = true;
  await watching;
  expect(torn).toBe(false);
  expect(await applied('switch')).toBe(40);
});

it('two that work on it at the same time do it once', async () => {
  const importId = await stand.upload(many('twice'));
  await Promise.all([stand.worker()({ importId }), stand.worker()({ importId })]);
  await stand.worker()({ importId });
  expect((await stand.report(importId)).state).toBe('applied');
  expect((await stand.lotOf('twice-0'))?.lot.version).toBe(1);
});

it('killed before the switch it does it the next time', async () => {
  const importId = await stand.upload(many('killed'));
  const mortal = stand.worker({
    imports: { ...stand.imports, apply: () => Promise.reject(new Error('killed')) },
  });
  await expect(mortal({ importId })).rejects.toThrow('killed');
  expect([(await stand.report(importId)).state, await applied('killed')]).toEqual(['applying', 0]);
  // Should its message be lost as well, the sweeper asks for it again.
  expect(await overdue()).toContainEqual({ kind: 'import', message: { importId } });
  await stand.worker()({ importId });
  expect([(await stand.report(importId)).state, await applied('killed')]).toEqual(['applied', 40]);
  expect(await overdue()).not.toContainEqual({ kind: 'import', message: { importId } });
});

it('a lot that somebody changes meanwhile is read again, and not overwritten unseen', async () => {
  const { lotId } = await stand.openLot();
  const importId = await stand.upload(fileOf({ lotId, spotId: 'A-1' }));
  let changed = false;
  const racing = stand.worker({
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
  expect((await stand.lotOf(lotId))?.lot).toMatchObject({ name: goodLine.name, paused: true, version: 3 });
});

it('is begun once, after its file has come, and seen by the unit alone', async () => {
  const importId = await stand.create();
  expect((await stand.start(importId)).status).toBe(409);
  stand.uploads.set(importId, new TextEncoder().encode(fileOf({ lotId: 'once' })));
  expect((await stand.start(importId, people.otherOperator)).status).toBe(404);
  expect((await stand.start(importId)).body).toMatchObject({ importId, state: 'waiting' });
  expect((await stand.start(importId)).status).toBe(409);
  expect(stand.asked.imports).toContainEqual({ importId });
  expect((await stand.ask(routes.getImport, people.colleague, { path: { importId } })).status).toBe(200);
  expect((await stand.ask(routes.getImport, people.otherOperator, { path: { importId } })).status).toBe(404);
});
