import { type LegName, legNames } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text } from '@tarojs/components';
import { caseTexts, legTexts } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { PromiseLine, type PromiseSegment } from '../../../ui/promise-line.tsx';
import { promisedWords } from '../promised-words.ts';

/** A withdrawn case broke off: a promise that ended with it was neither kept nor broken, one that had not begun never will. */
const brokeOff = ({ state, promises, timeline }: ComplaintDetail, leg: LegName): boolean => {
  if (state !== 'withdrawn') return false;
  const withdrawnAt = timeline.find(({ type }) => type === 'withdrawn')?.at;
  const endedAt = promises.find((promise) => promise.leg === leg)?.endedAt;
  return endedAt === undefined || endedAt === withdrawnAt;
};

const segmentsOf = (detail: ComplaintDetail): readonly PromiseSegment[] =>
  legNames
    .filter((leg) => !brokeOff(detail, leg))
    .map((leg) => ({
      key: leg,
      label: legTexts[leg],
      promised: promisedWords(leg, detail.promises),
      ...detail.promises.find((promise) => promise.leg === leg),
    }));

/** The three promises with the time each took or has left. */
export const CasePromises = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const segments = segmentsOf(detail);
  return segments.length === 0 ? null : (
    <Card>
      <Text className="section case__section">{caseTexts.promises}</Text>
      <PromiseLine hero segments={segments} />
    </Card>
  );
};
