import { legNames } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text } from '@tarojs/components';
import { caseTexts } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { PromiseLine } from '../../../ui/promise-line.tsx';
import { promiseSegments } from '../../../ui/promise-segments.ts';

/** The three promises with the time each took or has left. Where the case broke off there is no line of three to show. */
export const CasePromises = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const segments = promiseSegments(detail);
  return segments.length < legNames.length ? null : (
    <Card>
      <Text className="section case__section">{caseTexts.promises}</Text>
      <PromiseLine hero segments={segments} />
    </Card>
  );
};
