import { foundingUnits } from '@huzhou/shared/directory/demonstration';
import { deskIdOf } from '@huzhou/shared/directory/unit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPersonRepository, type PersonRepository } from '../identity/person-repository.ts';
import { randomBytes } from '../platform/random.ts';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { testSealer } from '../platform/testing/key-ring.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createDirectoryRepository, type DirectoryRepository } from './directory-repository.ts';
import { enroll } from './enroll.ts';
import { rosterIn } from './roster.ts';

let tables: TestTables<'directory' | 'identity'>;
let directory: DirectoryRepository;
let persons: PersonRepository;
let personId: string;
let otherId: string;

beforeEach(async () => {
  tables = await createTestTables('directory', 'identity');
  const { documents, names } = tables;
  directory = createDirectoryRepository({ documents, table: names.directory });
  const clock = createTestClock();
  persons = createPersonRepository({ documents, table: names.identity, sealer: testSealer(), clock, randomBytes });
  await directory.putUnits(foundingUnits.filter(({ areaCode }) => /^330502(001)?$/.test(areaCode)));
  personId = await persons.personOf('oFirst'.padEnd(28, '0'));
  otherId = await persons.personOf('oSecond'.padEnd(28, '0'));
});

const unitId = 'team-330502001';
const handler = { role: 'handler', areaCode: '330502001', unitId };
const administrator = { role: 'administrator', areaCode: '330500' };
const member = (more: object = {}) => ({
  staffId: 'hz-0001',
  personId,
  name: '吴理',
  grants: [administrator],
  ...more,
});

/** What the function answers to an event. */
const fire = async (event: object) => {
  const roster = rosterIn(event);
  if (roster === undefined) throw new Error('taken for a deployment');
  return roster.ok ? enroll({ directory, findOpenid: persons.findOpenid }, roster.value) : { problems: roster.failure };
};

describe('a roster', () => {
  it.each([[undefined], [null], [{}]])('is not in what a deployment fires: %j', (event) => {
    expect(rosterIn(event)).toBeUndefined();
  });

  it('makes the first administrator', async () => {
    expect(await fire({ staff: [member()] })).toEqual({ unitsWritten: 0, staffWritten: 1 });
    expect(await directory.staffByPerson(personId)).toEqual(member());
  });

  it('writes nothing the second time', async () => {
    const roster = {
      units: [
        { unitId: 'team-new', kind: 'team', name: '机动中队', areaCode: '330502', works: ['enforcement', 'municipal'] },
      ],
      staff: [
        member(),
        member({
          staffId: 'hz-0002',
          personId: otherId,
          grants: [{ role: 'team-lead', areaCode: '330502', unitId: 'team-new' }],
        }),
      ],
    };
    expect(await fire(roster)).toEqual({ unitsWritten: 1, staffWritten: 2 });
    const before = await tables.rows('directory');
    expect(await fire(roster)).toEqual({ unitsWritten: 0, staffWritten: 0 });
    expect(await tables.rows('directory')).toEqual(before);
    expect((await directory.staffOfUnit('team-new')).map(({ staffId }) => staffId)).toEqual(['hz-0002']);
  });

  it('makes an operator and its people', async () => {
    const roster = {
      units: [{ unitId: 'operator-new', kind: 'operator', name: '城投停车', areaCode: '330502', works: [] }],
      staff: [member({ grants: [{ role: 'lot-operator', areaCode: '330502', unitId: 'operator-new' }] })],
    };
    expect(await fire(roster)).toEqual({ unitsWritten: 1, staffWritten: 1 });
    expect((await directory.staffOfUnit('operator-new')).map(({ staffId }) => staffId)).toEqual(['hz-0001']);
  });

  it('changes a name, moves to another team, and takes all roles away', async () => {
    await fire({ staff: [member({ grants: [handler] })] });
    const renamed = { ...foundingUnits.find((unit) => unit.unitId === unitId), name: '月河街道一中队' };
    expect(await fire({ units: [renamed], staff: [member({ grants: [] })] })).toEqual({
      unitsWritten: 1,
      staffWritten: 1,
    });
    expect((await directory.findUnit(unitId))?.name).toBe('月河街道一中队');
    expect(await directory.staffOfUnit(unitId)).toEqual([]);
    expect((await directory.staffByPerson(personId))?.grants).toEqual([]);
  });

  it('moves a member of staff to another account, and leaves nothing to the first', async () => {
    await fire({ staff: [member()] });
    await fire({ staff: [member({ personId: otherId })] });
    expect(await directory.staffByPerson(personId)).toBeUndefined();
    expect((await directory.staffByPerson(otherId))?.staffId).toBe('hz-0001');
  });
});

describe('what cannot be is said, and nothing is written', () => {
  const unit = { unitId: 'team-new', kind: 'team', name: '机动中队', areaCode: '330502', works: ['enforcement'] };
  const staffed = (grant: object) => () => ({ staff: [member({ grants: [grant] })] });

  it.each<[string, () => object, string]>([
    ['another word for it', () => ({ people: [] }), '.staff: a list of staff'],
    ['a role that does not exist', staffed({ ...handler, role: 'mayor' }), '.staff[0].grants[0].role: one of handler,'],
    ['no person', () => ({ staff: [member({ personId: undefined })] }), '.staff[0].personId: what the person reads'],
    ['a field too many', () => ({ staff: [member({ openid: 'o' })] }), '.staff[0]: '],
    ['an unknown area', staffed({ ...administrator, areaCode: '330102' }), 'grants[0]: there is no area 330102'],
    ['a handler of no unit', staffed({ ...handler, unitId: undefined }), 'grants[0]: a handler is of a unit'],
    ['an unknown unit', staffed({ ...handler, unitId: 'team-x' }), 'grants[0]: there is no unit team-x'],
    ['a handler at a desk', staffed({ ...handler, unitId: deskIdOf('330502') }), 'desk-330502 is no team'],
    ['a handler of all the city', staffed({ ...handler, areaCode: '330500' }), 'is of the area 330502001, not 330500'],
    ['a clinician in a team', staffed({ ...handler, role: 'clinician' }), 'team-330502001 is no clinic'],
    ['a registrar of a unit', staffed({ ...handler, role: 'registrar' }), 'is of an area, not of a unit'],
    [
      'a clinic that works on cases',
      () => ({ units: [{ ...unit, unitId: 'clinic-new', kind: 'clinic' }], staff: [] }),
      '.units[0]: a clinic gets no case',
    ],
    ['an administrator of a unit', staffed({ ...administrator, unitId }), 'is of an area, not of a unit'],
    ['a stranger', () => ({ staff: [member({ personId: 'NOBODY' })] }), '.staff[0]: nobody has signed in as NOBODY'],
    ['one person as two', () => ({ staff: [member(), member({ staffId: 'hz-0002' })] }), 'is named twice'],
    [
      'one id for two',
      () => ({ staff: [member(), member({ personId: otherId })] }),
      '.staff[0]: hz-0001 is named twice',
    ],
    ['a unit nowhere', () => ({ units: [{ ...unit, areaCode: '1' }], staff: [] }), '.units[0]: there is no area 1'],
    ['a team that does nothing', () => ({ units: [{ ...unit, works: [] }], staff: [] }), '.units[0]: a team without'],
    ['a unit twice', () => ({ units: [unit, unit], staff: [] }), '.units[1]: team-new is named twice'],
    [
      'a desk under another id',
      () => ({ units: [{ ...unit, kind: 'desk', works: [] }], staff: [] }),
      '.units[0]: the desk of 330502 is desk-330502',
    ],
    [
      'a team that moves',
      () => ({ units: [{ ...unit, unitId }], staff: [] }),
      'team-330502001 is a team of 330502001: make another unit',
    ],
  ])('%s', async (_, event, problem) => {
    const before = await tables.rows('directory');
    expect(await fire(event())).toEqual({ problems: expect.arrayContaining([expect.stringContaining(problem)]) });
    expect(await tables.rows('directory')).toEqual(before);
  });

  it('a person who is somebody else already', async () => {
    await fire({ staff: [member()] });
    expect(await fire({ staff: [member({ staffId: 'hz-0002' })] })).toEqual({
      problems: [`.staff[0]: ${personId} is hz-0001 already`],
    });
  });
});
