// Fired by the dispatch queue; gives complaints to teams or desks, key cases to leaders, and ends what ends with others.
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { consumeQueue } from '../platform/queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { Errand } from './chain-messages.ts';
import { createStepStore } from './complaint-repository.ts';
import { createEarlierCasesRepository } from './earlier-cases-repository.ts';
import { createRunErrand } from './run-errand.ts';

const documents = createDocumentClient();
const table = env('COMPLAINTS_TABLE');

export const handler = consumeQueue(
  { message: Errand, name: 'dispatch' },
  createRunErrand({
    store: createStepStore(documents, table),
    findEarlier: createEarlierCasesRepository(documents, table),
    directory: createCachedDirectory(
      createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }),
      systemClock,
    ),
    clock: systemClock,
    pause: pauseBetweenAttempts,
  }),
);
