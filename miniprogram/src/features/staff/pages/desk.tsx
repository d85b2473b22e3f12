// Opened from the home page: what a duty desk has to dispatch and to check, and all open cases of its area.
import { colours } from '@huzhou/shared/complaints/policy';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import type { StaffSide } from '../../../api/session.ts';
import { readStored, store } from '../../../device/storage.ts';
import { deskTexts } from '../../../i18n/staff.ts';
import { Page } from '../../../ui/page.tsx';
import { CaseRows } from '../components/case-rows.tsx';
import { DutyMessages } from '../components/duty-messages.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { Tabs } from '../components/tabs.tsx';
import { WorkEntries } from '../components/work-entries.tsx';
import { belongsTo, type DeskTab, deskTabs, isDeskTab, tabCount } from '../desk-tabs.ts';
import { dispatches, nextStep } from '../next-step.ts';
import { type CaseList, useCaseList } from '../use-case-list.ts';
import { useListFilter } from '../use-list-filter.ts';

const tabKey = 'staff.desk.tab';

/** A desk's own work is counted whole, up to a hundred cases. */
const deskPages = 5;

const gravestOf = (rows: readonly ComplaintSummary[]) => {
  const colour = [...colours].reverse().find((each) => rows.some((row) => row.colour === each));
  return colour === undefined
    ? undefined
    : { colour, count: tabCount(rows.filter((row) => row.colour === colour).length, false) };
};

/** Where this person has something to do, until they choose otherwise. */
const firstTab = (staff: StaffSide): DeskTab => {
  if (dispatches(staff)) return 'dispatch';
  return nextStep({ state: 'resolved', unansweredSupervisions: 0 }, staff) === undefined ? 'area' : 'check';
};

const useTab = (staff: StaffSide): readonly [DeskTab, (tab: DeskTab) => void] => {
  const [tab, setTab] = useState<DeskTab>(() => {
    const kept = readStored(tabKey);
    return isDeskTab(kept) ? kept : firstTab(staff);
  });
  return [
    tab,
    (next) => {
      setTab(next);
      store(tabKey, next);
    },
  ];
};

const Lists = ({ personId, staff, own, area }: StaffSession & { readonly own: CaseList; readonly area: CaseList }) => {
  const [tab, setTab] = useTab(staff);
  const [filter, onFilter] = useListFilter(`desk.${tab}`);
  const listOf = (value: DeskTab): CaseList => (value === 'area' ? area : own);
  const shown = listOf(tab);
  usePullDownRefresh(() => {
    void shown.refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(shown.loadMore);
  const tabs = deskTabs.map((value) => {
    const { rows, hasMore } = listOf(value);
    const mine = rows?.filter(belongsTo[value]) ?? [];
    const count = rows === undefined ? undefined : tabCount(mine.length, hasMore);
    return { value, label: deskTexts[value], count, gravest: gravestOf(mine) };
  });
  return (
    <View>
      <DutyMessages personId={personId} />
      <WorkEntries staff={staff} />
      <Tabs label={deskTexts.tabs} tabs={tabs} chosen={tab} onChoose={setTab} />
      <CaseRows
        list={shown}
        belongs={belongsTo[tab]}
        staff={staff}
        empty={deskTexts.empty[tab]}
        filter={filter}
        onFilter={onFilter}
      />
    </View>
  );
};

/** A dispatcher's own work is the desk's queue. Whoever oversees has no queue: theirs is what the area holds. */
const DispatchersDesk = (session: StaffSession) => {
  const own = useCaseList({ view: 'queue', personId: session.personId, pages: deskPages });
  const area = useCaseList({ view: 'area', personId: session.personId });
  return <Lists {...session} own={own} area={area} />;
};

const OverseersDesk = (session: StaffSession) => {
  const area = useCaseList({ view: 'area', personId: session.personId, pages: deskPages });
  return <Lists {...session} own={area} area={area} />;
};

const Desk = () => (
  <Page title={deskTexts.title} wide>
    <StaffOnly>
      {(session) =>
        dispatches(session.staff) ? (
          <DispatchersDesk key={session.personId} {...session} />
        ) : (
          <OverseersDesk key={session.personId} {...session} />
        )
      }
    </StaffOnly>
  </Page>
);

// Taro takes a page from the default export.
export default Desk;
