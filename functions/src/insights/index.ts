// Fired by the HTTP API for the routes of insights; reads what the capabilities count, and changes nothing.
import * as boardRoutes from '@huzhou/shared/insights/board-routes';
import * as figureRoutes from '@huzhou/shared/insights/routes';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env, optionalEnv } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createFiguresReader } from './figures-reader.ts';
import { createGetBoard } from './get-board.ts';
import { createGetFigures } from './get-figures.ts';
import { createGetParkingBoard } from './get-parking-board.ts';
import { createListFigureCases } from './list-figure-cases.ts';
import { createParkingReader } from './parking-reader.ts';
import { createUnitNames } from './unit-names.ts';

const routes = { ...boardRoutes, ...figureRoutes };

const clock = systemClock;
const documents = createDocumentClient();
const reader = createFiguresReader(documents, env('FIGURES_TABLE'));
const unitNames = createUnitNames(createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }), clock);

export const handler = serve(routes, {
  getBoard: createGetBoard({ reader, clock, isDemonstration: optionalEnv('SEED_PERSONAS') === 'true' }),
  getFigures: createGetFigures({ reader, unitNames, clock }),
  getParkingBoard: createGetParkingBoard({ reader: createParkingReader(documents, env('FIGURES_TABLE')), clock }),
  listFigureCases: createListFigureCases({ reader, unitNames }),
});
