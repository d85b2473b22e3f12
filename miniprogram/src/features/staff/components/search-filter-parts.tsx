import { districtOf, districts } from '@huzhou/shared/directory/areas';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { searchFilterTexts as texts } from '../../../i18n/staff-search.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { areaLevels } from '../area-scope.ts';
import { daySpans, daysProblem, type Search } from '../case-search.ts';
import { todayAt } from '../china-days.ts';
import { AreaScope } from './area-scope.tsx';
import { UnitPicker } from './unit-picker.tsx';

interface Part {
  readonly search: Search;
  readonly onChange: (part: Partial<Search>) => void;
}

const any = 'any';

/** One of several, or none of them. */
export const OneOf = <Value extends string>(props: {
  readonly label: string;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
}) => (
  <View>
    <Text className="section">{props.label}</Text>
    <ChoiceList<string>
      label={props.label}
      look="chips"
      choices={[
        { value: any, label: texts.any },
        ...props.values.map((value) => ({ value, label: props.nameOf(value) })),
      ]}
      chosen={props.chosen ?? any}
      onChoose={(value) => props.onChoose(value === any ? undefined : (value as Value))}
    />
  </View>
);

/** When it was submitted: the last days, or from one day to another. */
export const DaysPart = ({ search, onChange }: Part) => {
  const today = todayAt(serverNow());
  return (
    <View>
      <Text className="section">{texts.days}</Text>
      <ChoiceList
        label={texts.days}
        look="chips"
        choices={daySpans.map((days) => ({
          value: days,
          label: days === 'own' ? texts.ownDays : texts.lastDays(Number(days)),
        }))}
        chosen={search.days}
        onChoose={(days) => onChange({ days })}
      />
      {search.days === 'own' && (
        <View className="search__days">
          <DateField label={texts.from} value={search.from ?? ''} to={today} onChange={(from) => onChange({ from })} />
          <DateField
            label={texts.to}
            value={search.to ?? ''}
            to={today}
            onChange={(to) => onChange({ to })}
            error={daysProblem(search, today)}
          />
        </View>
      )}
    </View>
  );
};

/** Where, within what this person may see. */
export const AreaPart = ({ search, onChange, own }: Part & { readonly own: readonly string[] }) => {
  // Whoever has a single area without parts has nothing to choose.
  if (areaLevels(own, undefined).every(({ areas }) => areas.length <= 1)) return null;
  return (
    <AreaScope
      own={own}
      chosen={search.areaCode}
      onChoose={(areaCode) => onChange({ areaCode, unit: undefined })}
      everywhere={{ label: texts.everywhere, onChoose: () => onChange({ areaCode: undefined, unit: undefined }) }}
    />
  );
};

/** A choice that is made on a screen of its own, with a way to take it back. */
export const ChosenRow = (props: {
  label: string;
  value: string | undefined;
  onOpen: () => void;
  onClear: () => void;
}) => (
  <View>
    <Text className="section">{props.label}</Text>
    <View className="search__chosen">
      <LinkRow icon="search" label={props.value ?? texts.any} onPress={props.onOpen} />
      {props.value !== undefined && <Button kind="quiet" label={texts.any} onPress={props.onClear} />}
    </View>
  </View>
);

/** Which unit: in the district that is looked at, or in one that is chosen first. */
export const UnitScreen = ({
  search,
  onChange,
  own,
  onDone,
}: Part & { own: readonly string[]; onDone: () => void }) => {
  const known = districtOf(search.areaCode ?? own[0] ?? '');
  const [district, setDistrict] = useState(known);
  return (
    <View>
      {known === undefined && (
        <OneOf
          label={texts.chooseDistrict}
          values={districts.map(({ code }) => code)}
          nameOf={(code) => districts.find((each) => each.code === code)?.name ?? code}
          chosen={district}
          onChoose={setDistrict}
        />
      )}
      {district !== undefined && (
        <UnitPicker
          key={district}
          districtCode={district}
          chosen={search.unit?.unitId}
          onChoose={({ unitId, name }) => {
            onChange({ unit: { unitId, name } });
            onDone();
          }}
        />
      )}
    </View>
  );
};
