import { slotAt } from '@huzhou/shared/parking/slots';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serverNow, useNow } from '../../../device/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { presets, type Span, spanLength, spanOf, spanProblem, spanWords, withFrom } from '../span.ts';
import { beginDays, endDays } from '../span-days.ts';
import { spanTexts as texts } from '../texts.ts';
import { TimeColumns } from './time-columns.tsx';
import './span-sheet.scss';

export interface SpanSheetProps {
  readonly span: Span;
  readonly onChoose: (span: Span) => void;
  readonly onClose: () => void;
}

/** From when to when: what is usual is one tap away, everything else two wheels. */
export const SpanSheet = ({ span, onChoose, onClose }: SpanSheetProps) => {
  const [draft, setDraft] = useState(span);
  const [opened] = useState(serverNow);
  const now = useNow();
  const problem = spanProblem(draft, now);
  const usual = presets(opened);
  const chosen = usual.find((each) => each.span.from === draft.from && each.span.to === draft.to)?.label;
  const [from, to] = [slotAt(draft.from), slotAt(draft.to)];
  return (
    <Sheet
      open
      title={texts.title}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          label={problem === undefined ? texts.use(spanLength(draft)) : problem}
          disabled={problem !== undefined}
          onPress={() => onChoose(draft)}
        />
      }
    >
      <View className="span-sheet">
        <ChoiceList
          label={texts.quick}
          look="chips"
          choices={usual.map(({ label }) => ({ value: label, label }))}
          chosen={chosen}
          onChoose={(label) => setDraft(usual.find((each) => each.label === label)?.span ?? draft)}
        />
        <Text className="title figures">{spanWords(draft, now)}</Text>
        <Field label={texts.from}>
          {() => (
            <TimeColumns
              label={texts.from}
              days={beginDays(now)}
              slot={from}
              onChange={(slot) => setDraft(withFrom(draft, slot))}
            />
          )}
        </Field>
        <Field label={texts.to} error={problem}>
          {() => (
            <TimeColumns
              label={texts.to}
              days={endDays(from, now)}
              slot={to}
              onChange={(slot) => setDraft(spanOf(from, slot))}
            />
          )}
        </Field>
      </View>
    </Sheet>
  );
};
