import { districts } from '@huzhou/shared/directory/areas';
import { demonstrationUnits, foundingUnits, personas } from '@huzhou/shared/directory/demonstration';
import { deskIdOf } from '@huzhou/shared/directory/unit';
import { beforeAll, expect, it } from 'vitest';
import { createPersonRepository, type PersonRepository } from '../identity/person-repository.ts';
import { randomBytes } from '../platform/random.ts';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { testSealer } from '../platform/testing/key-ring.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createDirectoryRepository, type DirectoryRepository } from './directory-repository.ts';
import { type SeedDeps, seed } from './seed.ts';

let tables: TestTables<'directory' | 'identity'>;
let directory: DirectoryRepository;
let persons: PersonRepository;
let deps: SeedDeps;
const staffCount = personas.filter(({ staffId }) => staffId !== undefined).length;

const demonstrated = [...foundingUnits, ...demonstrationUnits];

beforeAll(async () => {
  tables = await createTestTables('directory', 'identity');
  const { documents, names } = tables;
  directory = createDirectoryRepository({ documents, table: names.directory });
  persons = createPersonRepository({
    documents,
    table: names.identity,
    sealer: testSealer(),
    clock: createTestClock(),
    randomBytes,
  });
  deps = { directory, personOf: persons.personOf };
});

it('adds nobody who was made up where personas are not asked for', async () => {
  expect(await seed(deps, foundingUnits, [])).toEqual({ unitsAdded: foundingUnits.length, staffWritten: 0 });
  expect(await tables.rows('identity')).toEqual([]);
});

it('gives every district a desk and every town a team', async () => {
  for (const { code, towns } of districts) {
    const units = await directory.unitsAround(code);
    expect(units).toContainEqual(expect.objectContaining({ unitId: deskIdOf(code) }));
    for (const town of towns)
      expect(units).toContainEqual(expect.objectContaining({ areaCode: town.code, kind: 'team' }));
  }
});

it('adds the personas, whom a message reaches before they ever sign in', async () => {
  expect(await seed(deps, demonstrated, personas)).toEqual({
    unitsAdded: demonstrationUnits.length,
    staffWritten: staffCount,
  });
  for (const { openid, staffId, grants } of personas) {
    if (staffId === undefined) continue;
    const staff = await directory.staffById(staffId);
    expect(staff?.grants).toEqual(grants);
    expect(await persons.findOpenid(staff?.personId ?? '')).toBe(openid);
    expect(await directory.staffByPerson(await persons.personOf(openid))).toEqual(staff);
  }
});

it('writes nothing the second time, and leaves alone what somebody has corrected', async () => {
  const corrected = {
    unitId: deskIdOf('330502'),
    kind: 'desk',
    name: '改过的名字',
    areaCode: '330502',
    works: [],
  } as const;
  await directory.putUnits([{ ...corrected, works: [] }]);
  const before = await tables.rows('identity');
  expect(await seed(deps, demonstrated, personas)).toEqual({ unitsAdded: 0, staffWritten: 0 });
  expect(await tables.rows('identity')).toHaveLength(before.length);
  expect(await directory.findUnit(deskIdOf('330502'))).toEqual(corrected);
});

it('keeps openids out of the directory', async () => {
  const rows = JSON.stringify(await tables.rows('directory'));
  for (const { openid } of personas) expect(rows).not.toContain(openid);
});
