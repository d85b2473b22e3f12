import { expect, it } from 'vitest';
import { districtAt } from '../directory/place.ts';
import { tensionAreaAt, tensionAreas } from './tension-areas.ts';

it('are twenty, each in its district, none twice', () => {
  expect(tensionAreas).toHaveLength(20);
  expect(new Set(tensionAreas.map(({ areaId }) => areaId)).size).toBe(20);
  expect(tensionAreas.map(({ areaId, centre }) => [areaId, districtAt(centre)])).toEqual(
    tensionAreas.map(({ areaId, districtCode }) => [areaId, districtCode]),
  );
});

it('says for each centre its own, and for a far place none', () => {
  for (const { areaId, centre } of tensionAreas) expect(tensionAreaAt(centre)?.areaId).toBe(areaId);
  expect(tensionAreaAt({ longitude: 119.5, latitude: 30.5 })).toBeUndefined();
});
