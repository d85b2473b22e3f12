import { View } from '@tarojs/components';
import { Button } from '../../../ui/button.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { Field } from '../../../ui/field.tsx';
import { canScan, scanCode } from '../scan-code.ts';
import { numberTexts as texts } from '../texts.ts';
import type { LookingUp } from '../use-look-up.ts';

export interface NumberFieldProps {
  readonly looking: LookingUp;
  readonly label?: string;
}

/** One field for whatever number is at hand: what it is, is seen from itself. */
export const NumberField = ({ looking, label = texts.label }: NumberFieldProps) => {
  const { text, error, busy, type, find } = looking;
  const scan = async (): Promise<void> => {
    const scanned = await scanCode();
    if (scanned !== undefined) find(scanned);
  };
  return (
    <View className="desk__wide">
      <Field label={label} hint={canScan ? undefined : texts.hint} error={error}>
        {(control) => (
          <Entry
            {...control}
            kind="search"
            placeholder={texts.placeholder}
            value={text}
            onChange={type}
            onConfirm={() => find()}
          />
        )}
      </Field>
      <View className="desk__actions">
        {canScan && <Button icon="camera" label={texts.scan} onPress={() => void scan()} />}
        <Button icon="search" label={texts.find} busyLabel={busy ? texts.finding : undefined} onPress={() => find()} />
      </View>
    </View>
  );
};
