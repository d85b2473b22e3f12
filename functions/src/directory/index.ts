// Fired by the HTTP API for the routes of the directory; reads the directory table.
import * as routes from '@huzhou/shared/directory/routes';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createCachedDirectory } from './cached-directory.ts';
import { createDirectoryRepository } from './directory-repository.ts';
import { createListUnits } from './list-units.ts';

const repository = createDirectoryRepository({ documents: createDocumentClient(), table: env('DIRECTORY_TABLE') });

export const handler = serve(routes, { listUnits: createListUnits(createCachedDirectory(repository, systemClock)) });
