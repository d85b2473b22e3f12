import { longestWords } from '@huzhou/shared/kernel/words';
import type { PermitRequest } from '@huzhou/shared/parking/permit';
import { plateWords } from '@huzhou/shared/parking/plate';
import { Text } from '@tarojs/components';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { type DecisionEnd, useDecision } from '../use-decision.ts';
import { requestTexts as texts } from '../work-texts.ts';

export interface DecisionSheetProps {
  readonly request: PermitRequest;
  readonly granted: boolean;
  readonly onClose: () => void;
  readonly onEnd: (end: DecisionEnd) => void;
}

/** Says what a decision means for both sides, and takes its reason. */
export const DecisionSheet = ({ request, granted, onClose, onEnd }: DecisionSheetProps) => {
  const { words, error, trouble, busy, say, decide } = useDecision(request, granted, onEnd);
  const side = granted ? 'granted' : 'refused';
  const { title, text, submit } = texts.sheets[request.kind][side];
  return (
    <Sheet
      open
      title={`${title}：${plateWords(request.plate)}`}
      onClose={onClose}
      actions={
        <Button wide kind="primary" label={submit} busyLabel={busy ? texts.deciding : undefined} onPress={decide} />
      }
    >
      <Text className="lead">{text}</Text>
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <TextArea
        label={texts.words}
        optional={granted}
        placeholder={texts.wordsPlaceholder[side]}
        hint={texts.optionalHint}
        most={longestWords}
        value={words}
        onChange={say}
        error={error}
      />
    </Sheet>
  );
};
