// Fired by the recounts queue, one day or month a message; holds the figures against the log and says when they differ.
import { districts } from '@huzhou/shared/directory/areas';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../../platform/config.ts';
import { consumeQueue } from '../../platform/queue.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createComplaintReader } from '../complaint-reader.ts';
import { createAnswerRecount } from './answer-recount.ts';
import { createRecountStore } from './counters-repository.ts';
import { createDayLog } from './day-log-repository.ts';
import { createFactsStore } from './figures-repository.ts';
import { createRecountDay } from './recount-day.ts';
import { createRecountMonth } from './recount-month.ts';
import { RecountRequest } from './recount-request.ts';

const documents = createDocumentClient();
const complaints = env('COMPLAINTS_TABLE');
const table = env('FIGURES_TABLE');
const figures = createRecountStore(documents, table);
const districtCodes = districts.map(({ code }) => code);

export const handler = consumeQueue(
  { name: 'recount', message: RecountRequest },
  createAnswerRecount({
    figures,
    recountDay: createRecountDay({
      figures,
      log: createDayLog(documents, complaints),
      projector: {
        figures: createFactsStore(documents, table),
        cases: createComplaintReader(documents, complaints),
      },
      districtCodes,
      clock: systemClock,
    }),
    recountMonth: createRecountMonth({ figures, districtCodes }),
    clock: systemClock,
  }),
);
