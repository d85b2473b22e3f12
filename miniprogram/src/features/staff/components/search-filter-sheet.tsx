import { categories, categoryClasses, categoryName } from '@huzhou/shared/complaints/category';
import { complaintStates, stateNames } from '@huzhou/shared/complaints/lifecycle';
import { colours } from '@huzhou/shared/complaints/policy';
import { caseSources, sourceNames } from '@huzhou/shared/complaints/source';
import { listUnits } from '@huzhou/shared/directory/routes';
import { useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { serverNow } from '../../../device/clock.ts';
import { searchFilterTexts as texts } from '../../../i18n/staff-search.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { CategoryPicker } from '../../../ui/category-picker.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { ownAreas } from '../area-scope.ts';
import { daysProblem, type Search, withoutFilters } from '../case-search.ts';
import { todayAt } from '../china-days.ts';
import { AreaPart, ChosenRow, DaysPart, OneOf, UnitScreen } from './search-filter-parts.tsx';

export interface SearchFilterSheetProps {
  readonly search: Search;
  readonly staff: StaffSide;
  readonly onChange: (part: Partial<Search>) => void;
  readonly onUse: () => void;
  readonly onClose: () => void;
}

const directoryRoles: readonly string[] = listUnits.auth;

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
