import { legTitles } from '@huzhou/shared/complaints/messages';
import { type LegName, legNames, type Policy, policies } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';
import { promisedTexts } from '../../i18n/staff.ts';
import type { PromiseSegment } from '../../ui/promise-line.tsx';

/** 「30 秒」「30 分钟」「24 小时」 */
export const promisedWords = (seconds: number): string => {
  if (seconds < secondsIn.minute) return promisedTexts.seconds(seconds);
  if (seconds < secondsIn.hour) return promisedTexts.minutes(Math.round(seconds / secondsIn.minute));
  return promisedTexts.hours(Math.round(seconds / secondsIn.hour));
};

type Promises = ComplaintDetail['promises'];

const secondsOf = (promises: Promises, leg: LegName): number | undefined => {
  const run = promises.find((promise) => promise.leg === leg);
  return run === undefined ? undefined : Math.round(millisecondsBetween(run.startedAt, run.dueAt) / 1_000);
};

/** The policy that these clocks keep: what a promise that has not begun will be. */
const policyOfClocks = (promises: Promises): Policy | undefined =>
  Object.values(policies).find(({ withinSeconds }) => withinSeconds.resolution === secondsOf(promises, 'resolution'));

/** The three promises, begun or not, for the line. */
export const promiseSegments = (promises: Promises): readonly PromiseSegment[] =>
  legNames.map((leg) => {
    const run = promises.find((promise) => promise.leg === leg);
    const seconds = secondsOf(promises, leg) ?? policyOfClocks(promises)?.withinSeconds[leg];
    return {
      key: leg,
      label: legTitles[leg],
      promised: seconds === undefined ? '' : promisedWords(seconds),
      startedAt: run?.startedAt,
      dueAt: run?.dueAt,
      endedAt: run?.endedAt,
    };
  });
