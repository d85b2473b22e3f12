import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { type PolicyVersion, policyOf } from '@huzhou/shared/complaints/policy';
import { isReporter } from '@huzhou/shared/complaints/rights';
import type { listNearby } from '@huzhou/shared/complaints/routes';
import type { NearbyCase, PhotoView } from '@huzhou/shared/complaints/view';
import { metersBetween } from '@huzhou/shared/directory/distance';
import type { Point } from '@huzhou/shared/directory/place';
import type { Caller } from '@huzhou/shared/identity/caller';
import { ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import { addressForOthers } from './complaint-summary.ts';
import { type Followers, follows } from './follower-repository.ts';
import type { NearCases } from './near-cases-repository.ts';
import { isFitForOthers } from './photo.ts';
import type { PhotoStore } from './ports.ts';

export interface NearbyDeps {
  readonly nearCases: NearCases;
  readonly followers: Pick<Followers, 'of'>;
  readonly photos: Pick<PhotoStore, 'photoUrls'>;
  readonly clock: Clock;
  readonly policyVersion: PolicyVersion;
}

const mostOffered = 5;

/** Exact distances from three places are a place: of a reporter who stays unnamed only about how far it is. */
const roughMeters = 50;
const roughly = (meters: number): number => Math.max(1, Math.ceil(meters / roughMeters)) * roughMeters;

interface Near {
  readonly complaint: Complaint;
  readonly meters: number;
}

const nearest = (complaints: readonly Complaint[], point: Point, within: number): readonly Near[] =>
  complaints
    .flatMap((complaint) =>
      complaint.point === undefined ? [] : [{ complaint, meters: metersBetween(complaint.point, point) }],
    )
    .filter(({ meters }) => meters <= within)
    .sort(
      (one, other) => one.meters - other.meters || (one.complaint.complaintId < other.complaint.complaintId ? -1 : 1),
    )
    .slice(0, mostOffered);

/** Open cases of the kind around a point, nearest first: one may be the very trouble that is about to be reported. */
export const createListNearby = ({
  nearCases,
  followers,
  photos,
  clock,
  policyVersion,
}: NearbyDeps): Handler<typeof listNearby> => {
  /** The first photo, once it is fit to be seen by others. */
  const photoOf = async (complaint: Complaint): Promise<PhotoView | undefined> => {
    const photo = await nearCases.firstPhoto(complaint);
    if (photo === undefined || !isFitForOthers(photo, complaint)) return undefined;
    const url = (await photos.photoUrls([photo])).get(photo.photoId);
    return url === undefined ? undefined : { photoId: photo.photoId, state: 'ready', url };
  };

  const offer = async ({ complaint, meters }: Near, caller: Caller): Promise<NearbyCase> => {
    const { complaintId, categoryCode, state, submittedAt, unit } = complaint;
    const isMine = isReporter(complaint, caller);
    const [photo, people] = await Promise.all([photoOf(complaint), followers.of(complaintId)]);
    return {
      complaintId,
      categoryCode,
      state,
      address: isMine ? complaint.address : addressForOthers(complaint),
      distanceMeters: complaint.anonymous && !isMine ? roughly(meters) : Math.round(meters),
      submittedAt,
      ...(unit === undefined ? {} : { unitName: unit.name }),
      ...(photo === undefined ? {} : { photo }),
      followers: people.length,
      isMine,
      following: follows(people.find(({ personId }) => personId === caller.personId)),
    };
  };

  return async ({ query: { categoryCode, longitude, latitude } }, caller) => {
    const { withinMeters } = policyOf(policyVersion).near;
    const point = { longitude, latitude };
    const around = await nearCases.openAround(categoryCode, point, withinMeters, clock.now());
    const cases = nearest(around, point, withinMeters).map((near) => offer(near, caller));
    return ok({ cases: await Promise.all(cases) });
  };
};
