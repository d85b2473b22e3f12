import { districts } from '@huzhou/shared/directory/areas';
import { covers, holdersAround } from '@huzhou/shared/directory/unit';
import type { Dog } from '@huzhou/shared/dogs/dog';
import type { DogEvent, DogEventType } from '@huzhou/shared/dogs/event';
import { foundMessage, keeperMessage, lostMessage, reviewMessage } from '@huzhou/shared/dogs/messages';
import { patrolRoles } from '@huzhou/shared/dogs/rights';
import type { Notice, Recipient } from '@huzhou/shared/notices/notice';
import type { Message } from '@huzhou/shared/notices/templates';
import type { Directory } from '../directory/directory-repository.ts';

export type People = Pick<Directory, 'staffAround'>;

/** A dog before and after one write, with the events that say what happened. */
export interface Happening {
  readonly before: Dog | undefined;
  readonly after: Dog;
  readonly events: readonly DogEvent[];
}

const addressed = (recipients: readonly Recipient[], message: Message, { dogId, seq }: DogEvent): readonly Notice[] => {
  const byId = new Map(recipients.map((to) => ['staffId' in to ? to.staffId : to.personId, to]));
  return [...byId].map(([id, to]) => ({ noticeId: `${dogId}-${seq}-${id}`, to, message, subjectId: dogId }));
};

/** Steps of a transfer concern both sides, whoever took them. */
const ofBothSides: ReadonlySet<DogEventType> = new Set([
  'transfer-accepted',
  'transfer-objected',
  'objection-settled',
  'transfer-cancelled',
  'transferred',
]);

const keepersOf = ({ before, after }: Happening, { type, actor, keepers }: DogEvent): readonly string[] => {
  if (!ofBothSides.has(type)) return actor.kind === 'keeper' ? [] : [after.keeperId];
  const next = before?.transfer?.newKeeperId ?? after.transfer?.newKeeperId;
  const sides = [keepers?.before ?? before?.keeperId ?? after.keeperId, keepers?.now ?? next];
  // An offer that was taken back before anybody accepted it is nobody else's business.
  if (next === undefined && actor.kind === 'keeper') return [];
  return sides.filter((id) => id !== undefined);
};

const registrars = async (people: People, { facts }: Dog): Promise<readonly Recipient[]> => {
  if (facts === undefined) return [];
  const staff = await people.staffAround(facts.districtCode);
  return holdersAround(staff, 'registrar', facts.townCode).map(({ staffId }) => ({ staffId }));
};

/** Every clinic of the city, where a found dog is brought; and the patrols of the place. */
const searchers = async (people: People, dog: Dog): Promise<readonly Recipient[]> => {
  const lost = dog.lost;
  const staff = (await Promise.all(districts.map(({ code }) => people.staffAround(code)))).flat();
  const place = lost?.townCode ?? lost?.districtCode ?? dog.facts?.townCode;
  const isNear = (areaCode: string) =>
    place !== undefined && (covers(areaCode, place) || (lost?.townCode === undefined && covers(place, areaCode)));
  return staff
    .filter(({ grants }) =>
      grants.some(
        ({ role, areaCode }) =>
          role === 'clinician' || (patrolRoles.some((patrol) => patrol === role) && isNear(areaCode)),
      ),
    )
    .map(({ staffId }) => ({ staffId }));
};

const told = async (people: People, happening: Happening, event: DogEvent): Promise<readonly Notice[]> => {
  const { before, after } = happening;
  const forKeepers = keeperMessage(after, event);
  const keepers = keepersOf(happening, event).map((personId) => ({ personId }));
  const notices = forKeepers === undefined ? [] : [...addressed(keepers, forKeepers, event)];
  switch (event.type) {
    case 'submitted':
    case 'appealed':
    case 'moved-back':
      notices.push(...addressed(await registrars(people, after), reviewMessage(after, event), event));
      break;
    case 'lost':
      notices.push(...addressed(await searchers(people, after), lostMessage(after, event), event));
      break;
    case 'found':
      notices.push(...addressed(await searchers(people, before ?? after), foundMessage(after, event), event));
      break;
    default:
  }
  return notices;
};

/** Everybody who must hear of what happened to a dog, and what they are told: the same for the same happening. */
export const dogNotices = async (people: People, happening: Happening): Promise<readonly Notice[]> =>
  (await Promise.all(happening.events.map((event) => told(people, happening, event)))).flat();
