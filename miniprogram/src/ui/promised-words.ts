import { type LegName, type PolicyVersion, policies } from '@huzhou/shared/complaints/policy';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';

/** 「30 秒」「30 分钟」「24 小时」: a promised length, which is always a round number of something. */
export const roundDuration = (seconds: number): string => {
  if (seconds >= 3_600 && seconds % 3_600 === 0) return `${seconds / 3_600} 小时`;
  if (seconds >= 60 && seconds % 60 === 0) return `${seconds / 60} 分钟`;
  return `${Math.round(seconds)} 秒`;
};

interface Run {
  readonly leg: LegName;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
}

const secondsOf = ({ startedAt, dueAt }: Run): number =>
  (epochMilliseconds(dueAt) - epochMilliseconds(startedAt)) / 1_000;

const versions = Object.keys(policies) as PolicyVersion[];

/** The promised length of a leg: its own, or before it begins that of the policy which the other legs show. */
export const promisedWords = (leg: LegName, runs: readonly Run[]): string => {
  const own = runs.find((run) => run.leg === leg);
  if (own !== undefined) return roundDuration(secondsOf(own));
  const version = versions.find((each) =>
    runs.every((run) => policies[each].withinSeconds[run.leg] === secondsOf(run)),
  );
  return version === undefined ? '' : roundDuration(policies[version].withinSeconds[leg]);
};
