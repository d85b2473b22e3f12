// Fired by the dispatch queue; gives each complaint to the team of its place and kind, else to the duty desk.
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import { consumeQueue } from '../platform/queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { DispatchRequest } from './chain-messages.ts';
import { createStepStore } from './complaint-repository.ts';
import { createDispatchByRule } from './dispatch-by-rule.ts';
import { pauseBetweenAttempts } from './patience.ts';

const documents = createDocumentClient();

export const handler = consumeQueue(
  { message: DispatchRequest, name: 'dispatch' },
  createDispatchByRule({
    store: createStepStore(documents, env('COMPLAINTS_TABLE')),
    directory: createCachedDirectory(
      createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }),
      systemClock,
    ),
    clock: systemClock,
    pause: pauseBetweenAttempts,
  }),
);
