import { districtOf, districts } from '@huzhou/shared/directory/areas';
import type { Day } from '@huzhou/shared/dogs/day';
import { isInKeyZone, rulesOn } from '@huzhou/shared/dogs/rules';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { AreaPicker } from '../../../ui/area-picker.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { fullAreaName } from '../../../ui/place-choice.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { todayInChina } from '../day-words.ts';
import { homeTexts as texts } from '../wizard-texts.ts';
import { Anchor } from './anchor.tsx';

export interface HomeFieldsProps {
  readonly townCode: string;
  readonly address: string;
  readonly onChange: (part: { readonly townCode?: string; readonly address?: string }) => void;
  readonly townError: string | undefined;
  readonly addressError: string | undefined;
  /** Towns lie open: within a sheet there is no room for another one. */
  readonly inline?: boolean;
}

const townLength = 9;

const zoneWords = (townCode: string, day: Day): string | undefined => {
  const district = districtOf(townCode);
  if (townCode.length !== townLength || district === undefined) return undefined;
  return isInKeyZone(rulesOn(district, day), townCode) ? texts.keyZone : texts.outsideKeyZone;
};

/** Where a dog lives, down to the door; the rules of the place are said with it. */
export const HomeFields = (props: HomeFieldsProps) => {
  const { townCode, address, onChange, townError, addressError, inline = false } = props;
  const [open, setOpen] = useState(false);
  const chosen = townCode.length === townLength;
  const picker = (
    <AreaPicker
      townNeeded
      districts={districts}
      chosen={townCode}
      onChoose={(code) => {
        onChange({ townCode: code });
        if (code.length === townLength) setOpen(false);
      }}
    />
  );
  return (
    <View>
      <Anchor field="home.townCode">
        <Field label={texts.town} error={townError} hint={zoneWords(townCode, todayInChina())}>
          {() =>
            inline ? (
              picker
            ) : (
              <LinkRow
                icon="pin"
                label={chosen ? fullAreaName(townCode) : texts.chooseTown}
                onPress={() => setOpen(true)}
              />
            )
          }
        </Field>
      </Anchor>
      <Anchor field="home.address">
        <TextField
          label={texts.address}
          placeholder={texts.addressPlaceholder}
          value={address}
          onChange={(next) => onChange({ address: next })}
          error={addressError}
        />
      </Anchor>
      <Sheet open={open} title={texts.sheet} onClose={() => setOpen(false)}>
        {picker}
      </Sheet>
    </View>
  );
};
