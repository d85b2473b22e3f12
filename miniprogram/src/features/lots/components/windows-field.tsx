import type { FieldError } from '@huzhou/shared/kernel/failure';
import { View } from '@tarojs/components';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { formTexts } from '../form-texts.ts';
import { errorFor } from '../lot-draft.ts';
import type { KindsValues } from '../sharing-values.ts';
import { TimeField } from './time-field.tsx';

type Windows = KindsValues['working'];
type Shape = 'whole' | 'none' | 'parts';

const texts = formTexts.sharing;
const whole: Windows = [{ from: '00:00', to: '24:00' }];
const overnight: Windows = [
  { from: '00:00', to: '07:30' },
  { from: '18:30', to: '24:00' },
];
const mostWindows = 4;

const shapeOf = (windows: Windows): Shape => {
  if (windows.length === 0) return 'none';
  return windows.length === 1 && windows[0]?.from === '00:00' && windows[0].to === '24:00' ? 'whole' : 'parts';
};
const starts: Readonly<Record<Shape, Windows>> = { whole, none: [], parts: overnight };

export interface WindowsFieldProps {
  readonly label: string;
  readonly windows: Windows;
  readonly errors: readonly FieldError[];
  /** How the contract names it: `sharing.days.working`. */
  readonly path: string;
  readonly onChange: (windows: Windows) => void;
}

/** When a kind of day is open: whole, not at all, or in parts. */
export const WindowsField = ({ label, windows, errors, path, onChange }: WindowsFieldProps) => {
  const shape = shapeOf(windows);
  const replace = (index: number, part: Partial<Windows[number]>): void =>
    onChange(windows.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const wrong = errors.find(({ field }) => field === path)?.message;
  return (
    <View>
      <Field label={label} error={wrong} hint={shape === 'parts' ? texts.overnight : undefined}>
        {() => (
          <ChoiceList
            label={label}
            look="chips"
            choices={(['whole', 'parts', 'none'] as const).map((value) => ({ value, label: texts[value] }))}
            chosen={shape}
            onChoose={(next) => onChange(starts[next])}
          />
        )}
      </Field>
      {shape === 'parts' &&
        windows.map(({ from, to }, index) => (
          <View key={String(index)} className="time-pair">
            <TimeField
              label={texts.from}
              value={from}
              to="23:45"
              onChange={(time) => replace(index, { from: time })}
              error={errorFor(errors, `${path}.${index}.from`)}
            />
            <TimeField
              label={texts.to}
              value={to}
              from="00:15"
              onChange={(time) => replace(index, { to: time })}
              error={errorFor(errors, `${path}.${index}.to`)}
            />
            <Pressable
              className="time-pair__remove"
              label={texts.removeWindow(index + 1)}
              onPress={() => onChange(windows.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
            </Pressable>
          </View>
        ))}
      {shape === 'parts' && windows.length < mostWindows && (
        <Button
          kind="quiet"
          icon="plus"
          label={texts.addWindow}
          onPress={() => onChange([...windows, { from: '12:00', to: '13:00' }])}
        />
      )}
    </View>
  );
};
