// Opened from the workbench: cases by number, words, place, time, team, kind, state or source; what was found, as a file.
import type { SavedFilter } from '@huzhou/shared/complaints/desk';
import { createExport } from '@huzhou/shared/complaints/desk-routes';
import { Text, View } from '@tarojs/components';
import Taro, { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { readStored, store } from '../../../device/storage.ts';
import { searchTexts as texts } from '../../../i18n/staff-search.ts';
import { Button } from '../../../ui/button.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import {
  filterOf,
  filterWords,
  isByNumber,
  isNarrowed,
  parseSearch,
  type Search,
  savable,
  searchOf,
  withoutFilters,
} from '../case-search.ts';
import { dayWords, todayAt } from '../china-days.ts';
import { CaseGlance } from '../components/case-glance.tsx';
import { ExportSheet } from '../components/export-sheet.tsx';
import { SavedFilters, SaveFilter } from '../components/saved-filters.tsx';
import { SearchFilterSheet } from '../components/search-filter-sheet.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { openCase } from '../open-case.ts';
import { useSavedFilters } from '../use-saved-filters.ts';
import { type CaseSearch, type Found, useSearch } from '../use-search.ts';
import '../components/case-rows.scss';
import './search.scss';

const exporters: readonly string[] = createExport.auth;
const storageKey = (personId: string): string => `staff.search.${personId}`;

const toExports = (): void => void Taro.navigateTo({ url: '/features/staff/pages/exports' });

/** How far the search has come, and the way on. */
const HowFar = ({ found, busy, goOn }: { readonly found: Found } & Pick<CaseSearch, 'busy' | 'goOn'>) => {
  const { rows, nextCursor, searchedBackTo } = found;
  if (nextCursor === undefined)
    return rows.length === 0 ? null : <Text className="note search__end">{texts.all(rows.length)}</Text>;
  const day = searchedBackTo === undefined ? '' : dayWords(searchedBackTo, todayAt(serverNow()));
  const words = rows.length === 0 ? texts.nothingYet(day) : texts.foundSoFar(rows.length, day);
  return (
    <View className="search__end">
      {day !== '' && <Text className="note figures">{words}</Text>}
      <Button wide label={texts.again} busyLabel={busy ? texts.searching : undefined} onPress={goOn} />
    </View>
  );
};

const Results = ({ search, retry }: { readonly search: CaseSearch; readonly retry: () => void }) => {
  const { found, failure, busy, goOn } = search;
  if (found === undefined) {
    if (busy) return <Skeleton />;
    return failure === undefined ? (
      <EmptyState icon="search" title={texts.start.title} text={texts.start.text} />
    ) : (
      <FailureState failure={failure} onRetry={retry} />
    );
  }
  return (
    <View>
      {found.rows.length === 0 && found.nextCursor === undefined && (
        <EmptyState icon="search" title={texts.nothing.title} text={texts.nothing.text} />
      )}
      <View className="case-rows">
        {found.rows.map((row) => (
          <Pressable key={row.complaintId} className="search__row" onPress={() => openCase(row.complaintId)}>
            <CaseGlance row={row} />
          </Pressable>
        ))}
      </View>
      {failure !== undefined && <Notice icon="alert" text={failure.title} />}
      <HowFar found={found} busy={busy} goOn={goOn} />
    </View>
  );
};

/** All that decides what is in the file. */
const exportedWords = (search: Search, today: string): string =>
  [
    ...(search.text.trim() === '' ? [] : [`「${search.text.trim()}」`]),
    ...(isByNumber(search) ? [] : filterWords(search, today)),
  ].join(' · ');

/** What is looked for, kept on this device. */
const useKeptSearch = (personId: string) => {
  const [search, setSearch] = useState<Search>(() => parseSearch(readStored(storageKey(personId))));
  const set = (next: Search): void => {
    setSearch(next);
    store(storageKey(personId), next);
  };
  return [search, set] as const;
};

const SearchOf = ({ personId, staff }: StaffSession) => {
  const [search, setSearch] = useKeptSearch(personId);
  const [open, setOpen] = useState<'filter' | 'export'>();
  const asked = useSearch();
  const saved = useSavedFilters(personId);
  const today = todayAt(serverNow());
  const run = (wanted: Search = search): void => {
    setOpen(undefined);
    asked.run(filterOf(wanted, today));
  };
  const use = ({ filter, name }: SavedFilter): void => {
    const wanted = searchOf(filter, () => name);
    setSearch(wanted);
    run(wanted);
  };
  useReachBottom(asked.goOn);
  const words = isByNumber(search) ? texts.byNumber : filterWords(search, today).join(' · ');
  const mayExport = staff.grants.some(({ role }) => exporters.includes(role));
  const hasFound = (asked.found?.rows.length ?? 0) > 0;
  return (
    <Page
      title={texts.title}
      wide
      action={
        <>
          {mayExport && hasFound && <Button label={texts.export} onPress={() => setOpen('export')} />}
          <Button
            kind="primary"
            icon="search"
            label={texts.search}
            busyLabel={asked.busy && asked.found === undefined ? texts.searching : undefined}
            onPress={() => run()}
          />
        </>
      }
    >
      <View className="search__field">
        <Entry
          kind="search"
          label={texts.field}
          placeholder={texts.field}
          value={search.text}
          onChange={(text) => setSearch({ ...search, text })}
          onConfirm={() => run()}
        />
      </View>
      <View className="search__filters">
        <Text className="note figures search__words">{words}</Text>
        {isNarrowed(search) && !isByNumber(search) && (
          <Button kind="quiet" label={texts.clear} onPress={() => setSearch(withoutFilters(search))} />
        )}
        {mayExport && <Button kind="quiet" label={texts.exports} onPress={toExports} />}
        <Button kind="quiet" label={texts.filter} onPress={() => setOpen('filter')} />
      </View>
      {asked.found === undefined && !asked.busy && <SavedFilters saved={saved} onChoose={use} />}
      {asked.found !== undefined && !isByNumber(search) && (
        <SaveFilter saved={saved} onSave={(name) => saved.save(name, savable(search, today))} />
      )}
      <Results search={asked} retry={() => run()} />
      {open === 'filter' && (
        <SearchFilterSheet
          search={search}
          staff={staff}
          onChange={(part) => setSearch({ ...search, ...part })}
          onUse={() => run()}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'export' && asked.found !== undefined && (
        <ExportSheet
          filter={asked.found.filter}
          words={exportedWords(search, today)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
};

const SearchPage = () => (
  <StaffOnly frame={texts.title}>{(session) => <SearchOf key={session.personId} {...session} />}</StaffOnly>
);

// Taro takes a page from the default export.
export default SearchPage;
