// Fired by the queue of visits, which the complaints capability fills; makes a patrol's visit of a complaint about a dog.
import { ComplaintVisit } from '@huzhou/shared/dogs/visit';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { consumeQueue } from '../platform/queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createDogRepository } from './dog-repository.ts';
import { createOpenVisit } from './open-visit.ts';

const store = createDogRepository(createDocumentClient(), env('DOGS_TABLE'));
const openVisit = createOpenVisit({ store, clock: systemClock });

export const handler = consumeQueue({ message: ComplaintVisit, name: 'dog-visits' }, (visit) => openVisit(visit));
