import { plateWords } from '@huzhou/shared/parking/plate';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { plateHint } from '../plate-typing.ts';
import { permitTexts as texts } from '../texts.ts';
import type { PlateForm } from '../use-plate-form.ts';
import { useTypedKeys } from '../use-typed-keys.ts';
import { PlateBoxes } from './plate-boxes.tsx';
import { PlateKeys } from './plate-keys.tsx';
import './plate-fields.scss';

const longestWords = 500;

/** To whom a plate belongs that somebody else has registered. */
const Contest = ({ form }: { readonly form: PlateForm }) => {
  const [open, setOpen] = useState(false);
  if (!open) return <Button wide label={texts.contestOpen} onPress={() => setOpen(true)} />;
  return (
    <View className="plate-fields__contest">
      <Text className="section">{texts.contestTitle(plateWords(form.typed))}</Text>
      <TextArea
        label={texts.contestLabel}
        hint={texts.contestHint}
        error={form.wordsTrouble}
        value={form.words}
        onChange={form.write}
        most={longestWords}
      />
      <Button
        wide
        label={texts.contest}
        busyLabel={form.busy === 'contest' ? texts.contesting : undefined}
        onPress={form.contest}
      />
    </View>
  );
};

export interface PlateFieldsProps {
  readonly form: PlateForm;
  /** The keys lie open from the beginning. */
  readonly open?: boolean;
}

/** A plate is typed with the few characters it can have; a real keyboard works too. */
export const PlateFields = ({ form, open = false }: PlateFieldsProps) => {
  const [active, setActive] = useState(open);
  const { typed, type } = form;
  const erase = (): void => type([...typed].slice(0, -1).join(''));
  useTypedKeys(active, { onText: (text) => type(typed + text), onErase: erase });
  const hint = plateHint(typed);
  const wrong = form.trouble ?? (hint?.kind === 'wrong' ? hint.words : undefined);
  return (
    <View className="plate-fields">
      <Field
        label={texts.field}
        hint={hint?.kind === 'missing' && typed !== '' ? texts.missing(hint.count) : undefined}
        error={wrong}
      >
        {() => <PlateBoxes typed={typed} active={active} onPress={() => setActive(true)} />}
      </Field>
      {active && <PlateKeys typed={typed} onKey={(key) => type(typed + key)} onErase={erase} />}
      {form.isTaken && <Contest form={form} />}
    </View>
  );
};
