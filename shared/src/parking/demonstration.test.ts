import { describe, expect, it } from 'vitest';
import { districts } from '../directory/areas.ts';
import { demonstrationUnits } from '../directory/demonstration.ts';
import { districtAt } from '../directory/place.ts';
import { demonstrationLots } from './demonstration.ts';
import { LotDraft, LotId, SpotId } from './lot.ts';
import { tensionAreaAt, tensionAreas } from './tension-areas.ts';

const lots = demonstrationLots.map(({ lot }) => lot);

it('are some forty lots with about 1,400 spots of every kind, in all districts', () => {
  expect(lots).toHaveLength(40);
  expect(new Set(lots.map(({ lotId }) => lotId)).size).toBe(40);
  const spots = demonstrationLots.flatMap((one) => one.spots);
  expect(spots.length).toBeGreaterThan(1_200);
  expect(spots.some(({ charger }) => charger)).toBe(true);
  const said = new Set(
    lots.flatMap(({ ownerKind, numbering, tariff, programme, districtCode }) => [
      ownerKind,
      numbering,
      tariff.kind,
      programme,
      districtCode,
    ]),
  );
  for (const kind of ['public-body', 'state-company', 'public', 'numbered', 'pooled', 'free', 'hourly', 'night-flat'])
    expect(said).toContain(kind);
  for (const { code } of districts) expect(said).toContain(code);
});

describe.each(demonstrationLots)('$lot.name', ({ lot, spots }) => {
  it('is a lot as an operator could have drawn it up, marked as made up', () => {
    const { lotId, operatorId, districtCode, paused, demonstration, version, townCode, ...draft } = lot;
    expect(LotDraft.safeParse(draft).error).toBeUndefined();
    expect(LotId.safeParse(lotId).success).toBe(true);
    expect(spots.every(({ spotId }) => SpotId.safeParse(spotId).success)).toBe(true);
    expect(new Set(spots.map(({ spotId }) => spotId)).size).toBe(spots.length);
    expect(lot.name).toContain('（演示）');
    expect([paused, demonstration, version]).toEqual([false, true, 1]);
    expect(districtAt(lot.point)).toBe(districtCode);
    expect(townCode).toMatch(new RegExp(`^${districtCode}`));
    expect(demonstrationUnits.map(({ unitId }) => unitId)).toContain(operatorId);
  });
});

it('stand in most of the areas where parking is short', () => {
  const areas = new Set(lots.map(({ point }) => tensionAreaAt(point)?.areaId));
  areas.delete(undefined);
  expect(areas.size).toBeGreaterThan(tensionAreas.length * 0.75);
});
