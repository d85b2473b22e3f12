// Fired by the HTTP API for the routes of case work; writes what staff decide on cases: more time, parts, merging, leaders.
import { S3Client } from '@aws-sdk/client-s3';
import * as routes from '@huzhou/shared/complaints/casework-routes';
import { serve } from '../platform/http.ts';
import { createCaseSurroundings } from './case-surroundings.ts';
import { createCaseworkHandlers } from './casework/casework-handlers.ts';

const { limiter, deps } = createCaseSurroundings(new S3Client({}));

export const handler = serve(routes, createCaseworkHandlers(deps), { limiter });
