import { plusSeconds } from '@huzhou/shared/kernel/time';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { createRecordDemand } from '../demand.ts';
import { createDemandRepository } from '../demand-repository.ts';
import { createParkingFigures } from '../parking-figures-repository.ts';
import { createRollup } from '../rollup.ts';
import { createAftermath } from './aftermath.ts';

/** When 23 November 2026, a Monday, begins in China. */
export const midnight = '2026-11-22T16:00:00.000Z';
/** When a quarter of that day begins. */
export const quarterAt = (quarter: number): string => plusSeconds(midnight, quarter * 900);

/** What is counted of that day. */
export const createFigures = async () => {
  const at = await createAftermath(midnight);
  const figures = await createTestTables('figures');
  const demand = createDemandRepository(at.documents, at.table);
  const rollup = createRollup({
    ...at,
    demand,
    figures: createParkingFigures(at.documents, figures.names.figures),
    effects: { offer: async (messages) => void at.sent.offers.push(...messages) },
  });
  const read = async () => {
    const rows = await figures.rows('figures');
    return {
      city: rows.find(({ pk, sk }) => pk === 'PARKING#DAY' && sk === '20261123'),
      areas: rows.find(({ pk, sk }) => pk === 'PARKING#AREAS' && sk === '20261123')?.areas as Record<string, unknown>[],
    };
  };
  return { ...at, demand, recordDemand: createRecordDemand(demand.count), rollup, read };
};
