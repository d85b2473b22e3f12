import { legNames } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text } from '@tarojs/components';
import { caseTexts, legTexts } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { PromiseLine, type PromiseSegment } from '../../../ui/promise-line.tsx';
import { promisedWords } from '../promised-words.ts';

const segmentsOf = ({ promises, state }: ComplaintDetail): readonly PromiseSegment[] =>
  legNames.map((leg) => {
    const promise = promises.find((each) => each.leg === leg);
    // A withdrawn case broke off: what had not begun never will, and nothing is promised of it.
    const promised = promise === undefined && state === 'withdrawn' ? '' : promisedWords(leg, promises);
    return { key: leg, label: legTexts[leg], promised, ...promise };
  });

/** The three promises with the time each took or has left. */
export const CasePromises = ({ detail }: { readonly detail: ComplaintDetail }) => (
  <Card>
    <Text className="section case__section">{caseTexts.promises}</Text>
    <PromiseLine hero segments={segmentsOf(detail)} />
  </Card>
);
