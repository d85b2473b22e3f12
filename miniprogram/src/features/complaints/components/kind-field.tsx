import { categories, categoryClasses, categoryName, findCategory } from '@huzhou/shared/complaints/category';
import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { filingTexts } from '../../../i18n/filing.ts';
import { CategoryPicker } from '../../../ui/category-picker.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { likelyCategories } from '../likely-categories.ts';
import { FieldAnchor } from './field-anchor.tsx';

export interface KindFieldProps {
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
  readonly error: string | undefined;
}

/** What the trouble is: one tap for what is likely now, a search by citizens' words for the rest. */
export const KindField = ({ chosen, onChoose, error }: KindFieldProps) => {
  const [open, setOpen] = useState(false);
  const likely = useMemo(() => likelyCategories(serverNow()), []);
  // What was found by searching stands first among the chips, so that it is seen to be chosen.
  const offered = chosen === undefined || likely.includes(chosen) ? likely : [chosen, ...likely];
  const choose = (code: string): void => {
    setOpen(false);
    onChoose(code);
  };
  return (
    <FieldAnchor field="categoryCode">
      <Field label={filingTexts.kind.label} error={error}>
        {() => (
          <View>
            <ChoiceList
              label={filingTexts.kind.likely}
              look="chips"
              choices={offered.map((code) => ({ value: code, label: categoryName(code) }))}
              chosen={chosen !== undefined && findCategory(chosen) !== undefined ? chosen : undefined}
              onChoose={choose}
            />
            <LinkRow icon="search" label={filingTexts.kind.choose} onPress={() => setOpen(true)} />
          </View>
        )}
      </Field>
      <Sheet open={open} title={filingTexts.kind.sheet} onClose={() => setOpen(false)}>
        <CategoryPicker classes={categoryClasses} options={categories} chosen={chosen} onChoose={choose} />
      </Sheet>
    </FieldAnchor>
  );
};
