import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { isReporter } from '@huzhou/shared/complaints/rights';
import { followComplaint, unfollowComplaint } from '@huzhou/shared/complaints/routes';
import type { RouteRequest } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { idempotentCall, replay } from '../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import { type Followers, follows, type Hearer, mostFollows } from './follower-repository.ts';
import type { ComplaintStore } from './ports.ts';

export interface FollowDeps {
  readonly store: Pick<ComplaintStore, 'find' | 'recall'>;
  readonly followers: Followers;
  readonly clock: Clock;
  readonly pause: Pause;
}

const Reply = followComplaint.output;
type Reply = z.infer<typeof Reply>;

const notFound = failure('not-found', '没有找到这件投诉');
const refusals: Readonly<Record<'settled' | 'full' | 'own' | 'merged', Failure>> = {
  settled: failure('out-of-turn', '这件投诉已经不在办理中，不能再关注'),
  full: failure('out-of-turn', `最多关注 ${mostFollows} 件投诉，请先取消一些`),
  own: failure('out-of-turn', '这是您自己的投诉，进展本来就会通知您'),
  merged: failure('out-of-turn', '您的投诉已并入这件，进展本来就会通知您'),
};

/** How many more, or fewer, hear of the case when this person follows it, or no longer. */
const comingOrGoing = (me: Hearer | undefined, wanted: boolean): number => {
  if (wanted) return me === undefined ? 1 : 0;
  return me === undefined || me.hasMerged ? 0 : -1;
};

const change = (
  followers: Followers,
  follow: Parameters<Followers['follow']>[0],
  me: Hearer | undefined,
  wanted: boolean,
  answered: Parameters<Followers['leave']>[1],
) => {
  if (wanted === follows(me)) return followers.leave(follow.at, answered);
  return wanted || me === undefined ? followers.follow(follow, answered) : followers.unfollow(follow, me, answered);
};

type Following = Pick<RouteRequest<typeof followComplaint>, 'path' | 'body' | 'idempotencyKey'>;

/** Has the caller follow a case, or no longer: whichever is wanted, as often as it is asked for. */
const setFollowing = async (
  { store, followers, clock, pause }: FollowDeps,
  { path, body, idempotencyKey }: Following,
  { personId, ...caller }: Caller,
  wanted: boolean,
): Promise<Result<Reply, Failure>> => {
  const { complaintId } = path;
  const route = wanted ? followComplaint : unfollowComplaint;
  const call = idempotentCall(route, { path, body, idempotencyKey }, { personId });

  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const at = clock.now();
    const kept = await store.recall(call, at);
    if (kept !== undefined) {
      const again = replay(kept, call);
      return again.ok ? ok(z.parse(Reply, again.value)) : again;
    }
    const [complaint, people] = await Promise.all([store.find(complaintId), followers.of(complaintId)]);
    // A part of joint work is the city's own business.
    if (complaint === undefined || complaint.parentId !== undefined) return err(notFound);
    if (wanted && isReporter(complaint, { personId, ...caller })) return err(refusals.own);
    const me = people.find((hearer) => hearer.personId === personId);
    if (wanted && !follows(me)) {
      if (me !== undefined) return err(refusals.merged);
      if (isSettled(complaint.state)) return err(refusals.settled);
    }
    const reply: Reply = { following: wanted, followers: people.length + comingOrGoing(me, wanted) };
    const outcome = await change(followers, { complaintId, personId, at }, me, wanted, { call, reply });
    if (outcome === 'done') return ok(reply);
    if (outcome === 'full' || outcome === 'settled') return err(refusals[outcome]);
  }
  return err(failure('conflict'));
};

export const createFollowComplaint =
  (deps: FollowDeps): Handler<typeof followComplaint> =>
  (input, caller) =>
    setFollowing(deps, input, caller, true);

export const createUnfollowComplaint =
  (deps: FollowDeps): Handler<typeof unfollowComplaint> =>
  (input, caller) =>
    setFollowing(deps, input, caller, false);
