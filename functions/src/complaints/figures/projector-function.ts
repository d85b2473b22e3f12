// Fired by the stream of the complaints table with new cases and events; counts them into facts and counters.
import { env } from '../../platform/config.ts';
import { consumeStreamBatch } from '../../platform/stream.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createComplaintReader } from '../complaint-reader.ts';
import { createFactsStore } from './figures-repository.ts';
import { createProjector } from './project.ts';

const documents = createDocumentClient();

export const handler = consumeStreamBatch(
  { name: 'figures' },
  createProjector({
    figures: createFactsStore(documents, env('FIGURES_TABLE')),
    cases: createComplaintReader(documents, env('COMPLAINTS_TABLE')),
  }),
);
