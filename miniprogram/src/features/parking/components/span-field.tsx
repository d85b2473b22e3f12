import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useNow } from '../../../device/clock.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { type Span, spanLength, spanWords } from '../span.ts';
import { spanTexts as texts } from '../texts.ts';
import { SpanSheet } from './span-sheet.tsx';
import './wish-line.scss';

export interface SpanFieldProps {
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

/** The time as one sentence; a tap edits it. */
export const SpanField = ({ span, onChange }: SpanFieldProps) => {
  const [open, setOpen] = useState(false);
  const now = useNow();
  return (
    <View>
      <Pressable className="wish-line" onPress={() => setOpen(true)}>
        <Icon name="clock" />
        <View className="wish-line__words">
          <Text className="wish-line__main figures">{spanWords(span, now)}</Text>
          <Text className="note">{spanLength(span)}</Text>
        </View>
        <Text className="wish-line__change">{texts.change}</Text>
      </Pressable>
      {open && (
        <SpanSheet
          span={span}
          onClose={() => setOpen(false)}
          onChoose={(chosen) => {
            setOpen(false);
            onChange(chosen);
          }}
        />
      )}
    </View>
  );
};
