import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text } from '@tarojs/components';
import { caseTexts } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { PromiseLine } from '../../../ui/promise-line.tsx';
import { promiseSegments } from '../../../ui/promise-segments.ts';

/** The three promises with the time each took or has left. */
export const CasePromises = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const segments = promiseSegments(detail);
  return segments.length === 0 ? null : (
    <Card>
      <Text className="section case__section">{caseTexts.promises}</Text>
      <PromiseLine hero segments={segments} />
    </Card>
  );
};
