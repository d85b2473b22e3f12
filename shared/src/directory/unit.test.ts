import { describe, expect, it } from 'vitest';
import { categories } from '../complaints/category.ts';
import { cityCode, districtOf, districts, isWithin, lineage } from './areas.ts';
import { demonstrationUnits, foundingUnits, personas } from './demonstration.ts';
import { roleUnitKind } from './role.ts';
import { covers, deskIdOf, hasCases, holdersAround, holdersInUnit, teamFor, works } from './unit.ts';

describe('the area tree', () => {
  it('is Huzhou’s: five districts, 72 towns', () => {
    expect(districts.map(({ code }) => code)).toEqual(['330502', '330503', '330521', '330522', '330523']);
    expect(districts.flatMap(({ towns }) => towns)).toHaveLength(72);
  });

  it('knows what lies in what', () => {
    expect(lineage('330502001')).toEqual(['330502001', '330502', cityCode]);
    expect(lineage('110000')).toEqual([]);
    expect(districtOf('330502001')).toBe('330502');
    expect(districtOf(cityCode)).toBeUndefined();
    expect(isWithin('330502001', '330503')).toBe(false);
    expect(covers(cityCode, '330523')).toBe(true);
    expect(covers('330523', cityCode)).toBe(false);
    expect(covers('330523', '110000')).toBe(false);
  });
});

describe('the founding units', () => {
  const places = districts.flatMap(({ code, towns }) =>
    towns.map((town) => ({ districtCode: code, townCode: town.code })),
  );

  it('have a team for every kind of case in every town', () => {
    const missing = places.flatMap((place) =>
      categories
        .filter(({ work }) => teamFor(foundingUnits, { address: '', ...place }, work) === undefined)
        .map(({ code }) => `${place.townCode} ${code}`),
    );
    expect(missing).toEqual([]);
  });

  it('send to the town’s own team, and what needs machines to the district’s', () => {
    const place = { address: '', districtCode: '330502', townCode: '330502001' };
    expect(teamFor(foundingUnits, place, 'sanitation')?.unitId).toBe('team-330502001');
    expect(teamFor(foundingUnits, place, 'municipal')?.unitId).toBe('team-330502-municipal');
  });

  it('leave to the desk what only a town’s team does, where the town is not known', () => {
    const place = { address: '', districtCode: '330502' };
    expect(teamFor(foundingUnits, place, 'sanitation')).toBeUndefined();
    expect(teamFor(foundingUnits, place, 'greening')?.unitId).toBe('team-330502-greening');
  });

  it('have ids of their own, and a desk for each district and the city', () => {
    const ids = foundingUnits.map(({ unitId }) => unitId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const code of [cityCode, ...districts.map((district) => district.code)]) expect(ids).toContain(deskIdOf(code));
  });
});

describe('the units of the demonstration', () => {
  it('are an operator and a clinic in each district, and say that they are made up', () => {
    expect(demonstrationUnits.map(({ kind, areaCode }) => `${kind} ${areaCode}`).sort()).toEqual(
      ['clinic', 'operator'].flatMap((kind) => districts.map(({ code }) => `${kind} ${code}`)),
    );
    for (const { name } of demonstrationUnits) expect(name).toContain('演示');
    expect(foundingUnits.every(hasCases)).toBe(true);
  });

  it('never get a case', () => {
    expect(demonstrationUnits.some(hasCases)).toBe(false);
    const hungry = demonstrationUnits.map((unit) => ({ ...unit, works: [...works] }));
    expect(teamFor(hungry, { address: '', districtCode: '330502' }, 'enforcement')).toBeUndefined();
  });
});

describe('the people of the demonstration', () => {
  const staff = personas.flatMap(({ staffId, grants }) => (staffId === undefined ? [] : [{ staffId, grants }]));
  const ids = (holders: readonly { staffId: string }[]) => holders.map(({ staffId }) => staffId);

  it('have openids like WeChat’s, each their own', () => {
    for (const { openid } of personas) expect(openid).toMatch(/^o[A-Za-z0-9_-]{27}$/);
    expect(new Set(personas.map(({ openid }) => openid)).size).toBe(personas.length);
  });

  it('are found around an area: its own holders before the city’s', () => {
    expect(ids(holdersAround(staff, 'supervisor', '330502001'))).toEqual(['staff-superv']);
    expect(ids(holdersAround(staff, 'supervisor', '330523'))).toEqual(['staff-citysup']);
    expect(ids(holdersAround(staff, 'dispatcher', '330503'))).toEqual(['staff-citydesk']);
    expect(ids(holdersAround(staff, 'dispatcher', '110000'))).toEqual([]);
  });

  it('hold their roles where these are held: in a unit of the right kind and its area, or for an area', () => {
    const units = [...foundingUnits, ...demonstrationUnits];
    for (const { role, areaCode, unitId } of staff.flatMap(({ grants }) => grants)) {
      const unit = units.find((candidate) => candidate.unitId === unitId);
      expect([role, unit?.kind]).toEqual([role, roleUnitKind[role]]);
      if (unit !== undefined) expect([role, unit.areaCode]).toEqual([role, areaCode]);
    }
  });

  it('are found in a unit', () => {
    expect(ids(holdersInUnit(staff, 'handler', 'team-330502001'))).toEqual(['staff-handler', 'staff-handler2']);
    expect(ids(holdersInUnit(staff, 'team-lead', 'team-330502001'))).toEqual(['staff-lead']);
  });
});
