import { holdersAround, holdersInUnit, teamFor, type Unit } from '@huzhou/shared/directory/unit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createCachedDirectory, directoryFreshSeconds } from './cached-directory.ts';
import { createDirectoryRepository, type DirectoryRepository } from './directory-repository.ts';
import type { StaffRecord } from './staff.ts';

const unit = (unitId: string, areaCode: string): Unit => ({
  unitId,
  kind: 'team',
  name: unitId,
  areaCode,
  works: ['enforcement'],
});
const staff = (staffId: string, ...grants: StaffRecord['grants']): StaffRecord => ({
  staffId,
  personId: `person-of-${staffId}`,
  name: staffId,
  grants,
});
const ids = (list: readonly { unitId?: string; staffId?: string }[]) =>
  list.map(({ unitId, staffId }) => unitId ?? staffId).sort();

let tables: TestTables<'directory'>;
let directory: DirectoryRepository;
beforeEach(async () => {
  tables = await createTestTables('directory');
  directory = createDirectoryRepository({ documents: tables.documents, table: tables.names.directory });
});

describe('units', () => {
  beforeEach(() =>
    directory.putUnits([
      unit('town', '330502001'),
      unit('district', '330502'),
      unit('city', '330500'),
      unit('elsewhere', '330523'),
    ]),
  );

  it('around a district are its own, its towns’ and the city’s', async () => {
    expect(ids(await directory.unitsAround('330502'))).toEqual(['city', 'district', 'town']);
    expect(ids(await directory.unitsAround('330502001'))).toEqual(['city', 'district', 'town']);
    expect(ids(await directory.unitsAround('330500'))).toEqual(['city']);
  });

  it('cannot be entered for an area that does not exist', async () => {
    await expect(directory.putUnits([unit('nowhere', '330523999')])).rejects.toThrow('no area 330523999');
    expect(await directory.findUnit('nowhere')).toBeUndefined();
  });

  it('are what routing works on', async () => {
    const units = await directory.unitsAround('330502');
    const place = { address: '红旗路 1 号', districtCode: '330502', townCode: '330502001' };
    expect(teamFor(units, place, 'enforcement')?.unitId).toBe('town');
  });

  it('are found by id, as they were last written', async () => {
    await directory.putUnits([{ ...unit('town', '330502001'), name: '新名' }]);
    expect(await directory.findUnit('town')).toEqual({ ...unit('town', '330502001'), name: '新名' });
    expect(await directory.findUnit('none')).toBeUndefined();
  });
});

describe('staff', () => {
  const handler = staff('handler', { role: 'handler', areaCode: '330502001', unitId: 'town' });
  const both = staff('both', { role: 'supervisor', areaCode: '330502' }, { role: 'dispatcher', areaCode: '330523' });

  beforeEach(async () => {
    await directory.putUnits([unit('town', '330502001')]);
    await directory.putStaff(handler);
    await directory.putStaff(both);
    await directory.putStaff(staff('leader', { role: 'leader', areaCode: '330500' }));
  });

  it('around a place are those of its district, its towns and the city, each once', async () => {
    const around = await directory.staffAround('330502001');
    expect(ids(around)).toEqual(['both', 'handler', 'leader']);
    expect(ids(await directory.staffAround('330523'))).toEqual(['both', 'leader']);
    expect(ids(holdersAround(around, 'leader', '330502001'))).toEqual(['leader']);
    expect(ids(holdersInUnit(around, 'handler', 'town'))).toEqual(['handler']);
  });

  it('are found by unit, by id and by the person that they are', async () => {
    expect(await directory.staffOfUnit('town')).toEqual([handler]);
    expect(await directory.staffOfUnit('none')).toEqual([]);
    expect(await directory.staffById('both')).toEqual(both);
    expect(await directory.staffByPerson('person-of-both')).toEqual(both);
    expect(await directory.staffByPerson('P')).toBeUndefined();
  });

  it('are nowhere to be found any more where a role was taken away', async () => {
    const moved = { ...staff('both', { role: 'supervisor', areaCode: '330523' }), personId: 'another person' };
    await directory.putStaff(moved);
    expect(ids(await directory.staffAround('330502'))).toEqual(['handler', 'leader']);
    expect(await directory.staffAround('330523')).toContainEqual(moved);
    expect(await directory.staffByPerson('person-of-both')).toBeUndefined();
    expect(await directory.staffByPerson('another person')).toEqual(moved);
  });
});

describe('the remembered directory', () => {
  it('is at most a minute behind', async () => {
    const clock = createTestClock();
    const remembered = createCachedDirectory(directory, clock);
    await directory.putStaff(staff('s', { role: 'leader', areaCode: '330500' }));
    expect((await remembered.staffByPerson('person-of-s'))?.grants).toHaveLength(1);
    await directory.putStaff(staff('s'));
    expect((await remembered.staffByPerson('person-of-s'))?.grants).toHaveLength(1);
    clock.advanceSeconds(directoryFreshSeconds);
    expect((await remembered.staffByPerson('person-of-s'))?.grants).toHaveLength(0);
  });
});
