import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Choice } from '../choice.ts';
import { metersWords } from '../meters-words.ts';
import { findTexts } from '../texts.ts';
import './offer-filters.scss';

const texts = findTexts.filters;
const heights = [160, 180, 200, 220, 250, 300] as const;
const any = 'any';

const Chip = ({
  label,
  on,
  onPress,
  isSwitch = true,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onPress: () => void;
  readonly isSwitch?: boolean;
}) => (
  <Pressable
    className={`filter-chip ${on ? 'filter-chip--on' : ''}`}
    onPress={onPress}
    {...(isSwitch ? { role: 'checkbox', checked: on } : {})}
  >
    {on && <Icon name="check" size="small" />}
    <Text>{label}</Text>
  </Pressable>
);

export interface OfferFiltersProps {
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
}

/** What the lot must have, and which comes first. */
export const OfferFilters = ({ choice, onChange }: OfferFiltersProps) => {
  const [open, setOpen] = useState(false);
  const { charger, freeOnly, height, sort } = choice;
  return (
    <View className="offer-filters" {...aria({ label: texts.label })}>
      <Chip
        label={texts.byPrice}
        on={sort === 'price'}
        onPress={() => onChange({ sort: sort === 'price' ? 'distance' : 'price' })}
      />
      <Chip label={texts.free} on={freeOnly} onPress={() => onChange({ freeOnly: !freeOnly })} />
      <Chip label={texts.charger} on={charger} onPress={() => onChange({ charger: !charger })} />
      <Chip
        label={height === undefined ? texts.height : texts.heightOf(metersWords(height))}
        on={height !== undefined}
        isSwitch={false}
        onPress={() => setOpen(true)}
      />
      <Sheet open={open} title={texts.heightTitle} onClose={() => setOpen(false)}>
        <Text className="note">{texts.heightNote}</Text>
        <ChoiceList
          label={texts.heightTitle}
          choices={[
            { value: any, label: texts.anyHeight },
            ...heights.map((each) => ({ value: String(each), label: texts.heightOf(metersWords(each)) })),
          ]}
          chosen={height === undefined ? any : String(height)}
          onChoose={(value) => {
            setOpen(false);
            onChange({ height: value === any ? undefined : Number(value) });
          }}
        />
      </Sheet>
    </View>
  );
};
