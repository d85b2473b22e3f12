import { colours } from '@huzhou/shared/complaints/policy';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { filterTexts, workTexts } from '../../../i18n/staff.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { filterFields, filterRows, isFiltering, type ListFilter } from '../list-filter.ts';
import type { CaseList } from '../use-case-list.ts';
import { CaseRow } from './case-row.tsx';
import { FilterSheet, valueName } from './filter-sheet.tsx';
import './case-rows.scss';

export interface CaseRowsProps {
  readonly list: CaseList;
  /** Of the list's rows, those that belong here; all by default. */
  readonly belongs?: (row: ComplaintSummary) => boolean;
  readonly staff: StaffSide;
  readonly empty: { readonly title: string; readonly text: string };
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

/** A filtered list looks on by itself until it has this many rows to show, or has seen this many. */
const enoughShown = 8;
const enoughSeen = 200;

const Summary = ({ rows, list, onOpen }: { rows: readonly ComplaintSummary[]; list: CaseList; onOpen: () => void }) => (
  <View className="case-rows__summary">
    <View className="case-rows__counts">
      <Text className="figures">{workTexts.total(rows.length, list.hasMore)}</Text>
      {[...colours].reverse().map((colour) => {
        const count = rows.filter((row) => row.colour === colour).length;
        return count === 0 ? null : (
          <LedgerMark key={colour} colour={colour} text={filterTexts.counted(ledgerTexts[colour].slice(0, 2), count)} />
        );
      })}
    </View>
    <Button kind="quiet" label={filterTexts.open} onPress={onOpen} />
  </View>
);

/** A list of cases with its filter, and what is said while there is nothing to show. */
export const CaseRows = ({ list, belongs, staff, empty, filter, onFilter }: CaseRowsProps) => {
  const [filtering, setFiltering] = useState(false);
  const { failure, loadedAt, refresh, hasMore, loadingMore, loadMore } = list;
  const rows = belongs === undefined ? list.rows : list.rows?.filter(belongs);
  const shown = rows === undefined ? [] : filterRows(rows, filter);
  const narrowed = isFiltering(filter);
  const looksOn =
    narrowed && shown.length < enoughShown && (list.rows?.length ?? 0) < enoughSeen && failure === undefined;
  useEffect(() => {
    if (looksOn && hasMore && !loadingMore) loadMore();
  }, [looksOn, hasMore, loadingMore, loadMore]);

  if (rows === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const clear = { label: filterTexts.clear, onPress: () => onFilter({}) };
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {(rows.length > 0 || narrowed) && <Summary rows={rows} list={list} onOpen={() => setFiltering(true)} />}
      {narrowed && (
        <Notice
          text={filterTexts.only(
            filterFields.flatMap((field) => {
              const value = filter[field];
              return value === undefined ? [] : [valueName(field, value)];
            }),
          )}
          action={clear}
        />
      )}
      {rows.length === 0 && <EmptyState icon="check" title={empty.title} text={empty.text} />}
      {rows.length > 0 && shown.length === 0 && (
        <EmptyState icon="search" title={filterTexts.nothing.title} text={filterTexts.nothing.text} action={clear} />
      )}
      <View className="case-rows">
        {shown.map((row) => (
          <CaseRow key={row.complaintId} row={row} staff={staff} />
        ))}
      </View>
      {hasMore && (
        <Button
          wide
          label={workTexts.more}
          busyLabel={loadingMore ? workTexts.loadingMore : undefined}
          onPress={loadMore}
        />
      )}
      <FilterSheet
        open={filtering}
        rows={rows}
        filter={filter}
        onChange={onFilter}
        onClose={() => setFiltering(false)}
      />
    </View>
  );
};
