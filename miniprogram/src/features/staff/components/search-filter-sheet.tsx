import { categories, categoryClasses, categoryName } from '@huzhou/shared/complaints/category';
import { complaintStates, stateNames } from '@huzhou/shared/complaints/lifecycle';
import { colours } from '@huzhou/shared/complaints/policy';
import { caseSources, sourceNames } from '@huzhou/shared/complaints/source';
import { districtOf, districts } from '@huzhou/shared/directory/areas';
import { listUnits } from '@huzhou/shared/directory/routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { serverNow } from '../../../device/clock.ts';
import { searchFilterTexts as texts } from '../../../i18n/staff-search.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { CategoryPicker } from '../../../ui/category-picker.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { areaLevels, ownAreas } from '../area-scope.ts';
import { daySpans, daysProblem, type Search, withoutFilters } from '../case-search.ts';
import { todayAt } from '../china-days.ts';
import { AreaScope } from './area-scope.tsx';
import { DateField } from './date-field.tsx';
import { UnitPicker } from './unit-picker.tsx';

export interface SearchFilterSheetProps {
  readonly search: Search;
  readonly staff: StaffSide;
  readonly onChange: (part: Partial<Search>) => void;
  readonly onUse: () => void;
  readonly onClose: () => void;
}

type Part = Pick<SearchFilterSheetProps, 'search' | 'onChange'>;

const any = 'any';

/** One of several, or none of them. */
const OneOf = <Value extends string>(props: {
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

const DaysPart = ({ search, onChange }: Part) => {
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

const AreaPart = ({ search, onChange, own }: Part & { readonly own: readonly string[] }) => {
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
const ChosenRow = (props: { label: string; value: string | undefined; onOpen: () => void; onClear: () => void }) => (
  <View>
    <Text className="section">{props.label}</Text>
    <View className="search__chosen">
      <LinkRow icon="search" label={props.value ?? texts.any} onPress={props.onOpen} />
      {props.value !== undefined && <Button kind="quiet" label={texts.any} onPress={props.onClear} />}
    </View>
  </View>
);

const directoryRoles: readonly string[] = listUnits.auth;

const UnitScreen = ({ search, onChange, own, onDone }: Part & { own: readonly string[]; onDone: () => void }) => {
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

/** Narrows a search: days, area, kind, team, state, source, colour. */
export const SearchFilterSheet = ({ search, staff, onChange, onUse, onClose }: SearchFilterSheetProps) => {
  const [screen, setScreen] = useState<'all' | 'kind' | 'unit'>('all');
  const own = ownAreas(staff);
  const toAll = (): void => setScreen('all');
  if (screen !== 'all')
    return (
      <Sheet
        open
        title={screen === 'kind' ? texts.kind : texts.team}
        onClose={toAll}
        actions={<Button label={texts.back} onPress={toAll} />}
      >
        {screen === 'kind' ? (
          <CategoryPicker
            classes={categoryClasses}
            options={categories}
            chosen={search.categoryCode}
            onChoose={(categoryCode) => {
              onChange({ categoryCode });
              toAll();
            }}
          />
        ) : (
          <UnitScreen search={search} onChange={onChange} own={own} onDone={toAll} />
        )}
      </Sheet>
    );
  const isWrong = daysProblem(search, todayAt(serverNow())) !== undefined;
  return (
    <Sheet
      open
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button label={texts.clear} onPress={() => onChange(withoutFilters(search))} />
          <Button kind="primary" label={texts.use} disabled={isWrong} onPress={onUse} />
        </>
      }
    >
      <DaysPart search={search} onChange={onChange} />
      <ChosenRow
        label={texts.kind}
        value={search.categoryCode === undefined ? undefined : categoryName(search.categoryCode)}
        onOpen={() => setScreen('kind')}
        onClear={() => onChange({ categoryCode: undefined })}
      />
      {staff.grants.some(({ role }) => directoryRoles.includes(role)) && (
        <ChosenRow
          label={texts.team}
          value={search.unit?.name}
          onOpen={() => setScreen('unit')}
          onClear={() => onChange({ unit: undefined })}
        />
      )}
      <OneOf
        label={texts.colour}
        values={[...colours].reverse()}
        nameOf={(colour) => ledgerTexts[colour]}
        chosen={search.colour}
        onChoose={(colour) => onChange({ colour })}
      />
      <OneOf
        label={texts.state}
        values={complaintStates}
        nameOf={(state) => stateNames[state]}
        chosen={search.state}
        onChoose={(state) => onChange({ state })}
      />
      <OneOf
        label={texts.source}
        values={caseSources}
        nameOf={(source) => sourceNames[source]}
        chosen={search.source}
        onChoose={(source) => onChange({ source })}
      />
      <AreaPart search={search} onChange={onChange} own={own} />
    </Sheet>
  );
};
