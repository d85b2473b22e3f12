import { categoryName } from '@huzhou/shared/complaints/category';
import { complaintStates, stateNames } from '@huzhou/shared/complaints/lifecycle';
import { colours } from '@huzhou/shared/complaints/policy';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { filterTexts } from '../../../i18n/staff.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { type Choice, ChoiceList } from '../../../ui/choice-list.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { countsOf, type FilterField, filterFields, filterRows, type ListFilter, without } from '../list-filter.ts';

export interface FilterSheetProps {
  readonly open: boolean;
  readonly rows: readonly ComplaintSummary[];
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
  readonly onClose: () => void;
}

const everything = 'all';

export const valueName = (field: FilterField, value: string): string => {
  if (field === 'kind') return categoryName(value);
  if (field === 'state') return stateNames[value as keyof typeof stateNames];
  return value === 'none' ? filterTexts.none : ledgerTexts[value as keyof typeof ledgerTexts];
};

const knownValues: Readonly<Record<Exclude<FilterField, 'kind'>, readonly string[]>> = {
  state: complaintStates,
  colour: [...[...colours].reverse(), 'none'],
};

/** Only what occurs is offered, and what is chosen, so that it can be taken back. */
const choicesOf = ({ rows, filter }: FilterSheetProps, field: FilterField): readonly Choice<string>[] => {
  const counts = countsOf(rows, filter, field);
  const known = field === 'kind' ? [...counts.keys()].sort() : knownValues[field];
  const chosen = filter[field];
  const values = chosen !== undefined && !known.includes(chosen) ? [...known, chosen] : known;
  return [
    { value: everything, label: filterTexts.all },
    ...values
      .filter((value) => counts.has(value) || value === chosen)
      .map((value) => ({ value, label: filterTexts.counted(valueName(field, value), counts.get(value) ?? 0) })),
  ];
};

const changed = (filter: ListFilter, field: FilterField, value: string): ListFilter =>
  value === everything ? without(filter, field) : { ...filter, [field]: value };

/** Narrows a list by state, colour and kind; says beforehand how many each leaves. */
export const FilterSheet = (props: FilterSheetProps) => {
  const { open, rows, filter, onChange, onClose } = props;
  return (
    <Sheet
      open={open}
      title={filterTexts.title}
      onClose={onClose}
      actions={
        <>
          <Button label={filterTexts.clear} onPress={() => onChange({})} />
          <Button kind="primary" label={filterTexts.show(filterRows(rows, filter).length)} onPress={onClose} />
        </>
      }
    >
      {filterFields.map((field) => (
        <View key={field}>
          <Text className="section">{filterTexts[field]}</Text>
          <ChoiceList
            label={filterTexts[field]}
            look="chips"
            choices={choicesOf(props, field)}
            chosen={filter[field] ?? everything}
            onChoose={(value) => onChange(changed(filter, field, value))}
          />
        </View>
      ))}
    </Sheet>
  );
};
