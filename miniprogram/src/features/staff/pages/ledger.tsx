// Opened from the workbench by whoever oversees: the ledger in red, yellow and blue, with why and who must act by when.
import { readLedger } from '@huzhou/shared/complaints/desk-routes';
import { colours } from '@huzhou/shared/complaints/policy';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { readStored, store } from '../../../device/storage.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { ledgerPageTexts } from '../../../i18n/staff-oversight.ts';
import { clockWords } from '../../../i18n/time.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { ownAreas, scopeName } from '../area-scope.ts';
import { AreaScope } from '../components/area-scope.tsx';
import { LedgerRow } from '../components/ledger-row.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { Tabs } from '../components/tabs.tsx';
import { tabCount } from '../desk-tabs.ts';
import { type KeptView, viewFor } from '../ledger-view.ts';
import { type Ledger, useLedger } from '../use-ledger.ts';
import '../components/case-rows.scss';
import './ledger.scss';

const viewKey = 'staff.ledger';
const gravestFirst = [...colours].reverse();

const useView = (own: readonly string[], isLeader: boolean) => {
  const [view, setView] = useState<KeptView>(() => viewFor(readStored(viewKey), own, isLeader));
  return [
    view,
    (part: Partial<KeptView>) => {
      const next = { ...view, ...part };
      setView(next);
      store(viewKey, next);
    },
  ] as const;
};

const Rows = ({ ledger, view }: { readonly ledger: Ledger; readonly view: KeptView }) => {
  const { rows, failure, refresh, hasMore, loadMore } = ledger;
  if (rows === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const empty = view.only === undefined ? ledgerPageTexts.empty[view.colour] : ledgerPageTexts.emptyOnly;
  return (
    <View>
      {rows.length === 0 && <EmptyState icon="check" title={empty.title} text={empty.text} />}
      <View className="case-rows">
        {rows.map((row) => (
          <LedgerRow key={row.complaintId} row={row} />
        ))}
      </View>
      {hasMore && <Button wide label={workTexts.more} onPress={loadMore} />}
    </View>
  );
};

const AreaRow = ({
  own,
  view,
  onChoose,
}: {
  own: readonly string[];
  view: KeptView;
  onChoose: (code: string) => void;
}) => {
  const [open, setOpen] = useState(false);
  return (
    <View className="ledger__area">
      <LinkRow
        icon="pin"
        label={scopeName(own, view.areaCode)}
        note={ledgerPageTexts.area}
        onPress={() => setOpen(true)}
      />
      <Sheet open={open} title={ledgerPageTexts.areaSheet} onClose={() => setOpen(false)}>
        <AreaScope own={own} chosen={view.areaCode ?? (own.length === 1 ? own[0] : undefined)} onChoose={onChoose} />
      </Sheet>
    </View>
  );
};

const LedgerOf = ({ personId, staff }: StaffSession) => {
  const own = ownAreas(staff, readLedger.auth);
  const isLeader = staff.grants.some(({ role }) => role === 'leader');
  const [view, change] = useView(own, isLeader);
  const ledger = useLedger(view, personId);
  const { value, failure, loadedAt, refresh } = ledger;
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (ledger.hasMore) ledger.loadMore();
  });
  const counts = value?.counts;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      <AreaRow own={own} view={view} onChoose={(areaCode) => change({ areaCode })} />
      <Tabs
        label={ledgerPageTexts.tabs}
        tabs={gravestFirst.map((colour) => ({
          value: colour,
          label: ledgerTexts[colour],
          count: counts === undefined ? undefined : tabCount(counts[colour], false),
          gravest: { colour, count: '' },
        }))}
        chosen={view.colour}
        onChoose={(colour) => change({ colour })}
      />
      <View className="ledger__only">
        <ChoiceList
          label={ledgerPageTexts.only}
          look="chips"
          choices={[
            { value: 'all', label: ledgerPageTexts.all },
            { value: 'key', label: ledgerPageTexts.key(counts?.key ?? 0) },
            ...(isLeader ? [{ value: 'mine' as const, label: ledgerPageTexts.mine }] : []),
          ]}
          chosen={view.only ?? 'all'}
          onChoose={(only) => change({ only: only === 'all' ? undefined : (only as KeptView['only']) })}
        />
      </View>
      {value !== undefined && (
        <Text className="note figures ledger__as-of">
          {ledgerPageTexts.asOf(clockWords(epochMilliseconds(value.asOf)))}
        </Text>
      )}
      <Rows ledger={ledger} view={view} />
    </View>
  );
};

const LedgerPage = () => (
  <Page title={ledgerPageTexts.title} wide>
    <StaffOnly>{(session) => <LedgerOf key={session.personId} {...session} />}</StaffOnly>
  </Page>
);

// Taro takes a page from the default export.
export default LedgerPage;
