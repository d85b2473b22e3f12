import { type LegName, legNames } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { legTexts } from '../i18n/cases.ts';
import type { PromiseSegment } from './promise-line.tsx';
import { promisedWords } from './promised-words.ts';

type Promised = Pick<ComplaintDetail, 'state' | 'promises' | 'timeline'>;

const breaksOff: ReadonlySet<string> = new Set(['withdrawn', 'declined', 'transferred', 'merged']);

/** A withdrawn, declined, transferred or merged case broke off: a promise that ended with it was neither kept nor broken, one that had not begun never will. */
const brokeOff = ({ state, promises, timeline }: Promised, leg: LegName): boolean => {
  if (!breaksOff.has(state)) return false;
  const withdrawnAt = [...timeline].reverse().find(({ type }) => type === state)?.at;
  const endedAt = promises.find((promise) => promise.leg === leg)?.endedAt;
  return endedAt === undefined || endedAt === withdrawnAt;
};

/** The promises of a case for its line, begun or not, without those that broke off. */
export const promiseSegments = (promised: Promised): readonly PromiseSegment[] =>
  legNames
    .filter((leg) => !brokeOff(promised, leg))
    .map((leg) => ({
      key: leg,
      label: legTexts[leg],
      promised: promisedWords(leg, promised.promises),
      ...promised.promises.find((promise) => promise.leg === leg),
    }));
