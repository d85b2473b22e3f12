// Fired by the HTTP API for listed clinics; records vaccinations and chips, for registered dogs and for unknown ones.
import * as routes from '@huzhou/shared/dogs/clinic-routes';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { createClinicHandlers } from './clinic-handlers.ts';
import { createDogSurroundings } from './dog-surroundings-adapter.ts';

const { documents, limiter, deps } = createDogSurroundings();
const directory = createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') });

export const handler = serve(
  routes,
  createClinicHandlers({ ...deps, directory: createCachedDirectory(directory, deps.clock) }),
  { limiter },
);
