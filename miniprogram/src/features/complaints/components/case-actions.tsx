import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { useState } from 'react';
import { caseTexts } from '../../../i18n/cases.ts';
import { Button } from '../../../ui/button.tsx';
import { wasDone } from '../was-done.ts';
import type { CaseBodyProps } from './case-shown.ts';
import { RateSheet, ReopenSheet } from './command-sheets.tsx';

export const hasActions = ({ commands }: ComplaintDetail): boolean =>
  commands.includes('rate') || commands.includes('reopen');

/** What the reporter may do at the end: say how it was, or that it is not over. */
export const CaseActions = ({ detail, onDetail }: CaseBodyProps) => {
  const [asked, setAsked] = useState<'rate' | 'reopen'>();
  const { complaintId, commands } = detail;
  const sheet = { complaintId, onClose: () => setAsked(undefined), onDone: onDetail };
  return (
    <>
      {commands.includes('reopen') && (
        <Button
          icon="undo"
          label={(wasDone(detail) ? caseTexts.reopen : caseTexts.disagree).action}
          onPress={() => setAsked('reopen')}
        />
      )}
      {commands.includes('rate') && (
        <Button kind="primary" icon="star" label={caseTexts.rate.action} onPress={() => setAsked('rate')} />
      )}
      <ReopenSheet {...sheet} wasDone={wasDone(detail)} open={asked === 'reopen'} />
      <RateSheet {...sheet} open={asked === 'rate'} />
    </>
  );
};
