import { mostParts } from '@huzhou/shared/complaints/casework';
import { longestWords } from '@huzhou/shared/kernel/words';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { splitTexts } from '../../../i18n/staff-fields.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import type { CommandDraft } from '../draft-shape.ts';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';
import { TeamPicker } from './team-picker.tsx';
import './split-fields.scss';

type Part = NonNullable<CommandDraft['parts']>[number];

const Chosen = ({ parts, given }: { readonly parts: readonly Part[] } & Pick<SheetFieldsProps, 'given'>) => {
  const set = (next: readonly Part[]): void => given.change({ parts: [...next] });
  return (
    <View>
      {parts.map((part, index) => (
        <View key={part.unitId} className="split__part">
          <TextArea
            label={splitTexts.task(part.name)}
            placeholder={splitTexts.taskPlaceholder}
            most={longestWords}
            value={part.words}
            onChange={(words) => set(parts.map((each) => (each === part ? { ...each, words } : each)))}
            error={errorFor(given, `parts.${index}`)}
          />
          <Button
            kind="quiet"
            icon="close"
            label={splitTexts.remove(part.name)}
            onPress={() => set(parts.filter((each) => each !== part))}
          />
        </View>
      ))}
    </View>
  );
};

/** Up to ten teams, each with its own part of the work. */
export const SplitFields = ({ detail, given }: SheetFieldsProps) => {
  const parts = given.draft.parts ?? [];
  const [picking, setPicking] = useState(false);
  const left = mostParts - parts.length;
  // What is wrong with one team's words stands beside them.
  const error = given.errors.find(({ field }) => field === 'parts')?.message;
  return (
    <Field label={splitTexts.teams} error={error}>
      {() => (
        <View>
          <Chosen parts={parts} given={given} />
          {picking && (
            <TeamPicker
              detail={detail}
              chosen={undefined}
              taken={parts.map(({ unitId }) => unitId)}
              onChoose={({ unitId, name }) => {
                setPicking(false);
                given.change({ parts: [...parts, { unitId, name, words: '' }] });
              }}
            />
          )}
          {picking && <Button wide label={splitTexts.back} onPress={() => setPicking(false)} />}
          {!picking && left > 0 && (
            <Button
              wide
              icon="plus"
              label={parts.length === 0 ? splitTexts.add : splitTexts.addMore(left)}
              onPress={() => setPicking(true)}
            />
          )}
        </View>
      )}
    </Field>
  );
};
