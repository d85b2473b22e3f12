// Opened from the home page or by a message: what waits for my unit's next step, nearest deadline first.
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { queueTexts } from '../../../i18n/staff.ts';
import { Card } from '../../../ui/card.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Page } from '../../../ui/page.tsx';
import { CaseRows } from '../components/case-rows.tsx';
import { DutyMessages } from '../components/duty-messages.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { WorkEntries } from '../components/work-entries.tsx';
import { hasDesk } from '../next-step.ts';
import { useCaseList } from '../use-case-list.ts';
import { useListFilter } from '../use-list-filter.ts';

const toDesk = (): void => void Taro.navigateTo({ url: '/features/staff/pages/desk' });

const MyQueue = ({ personId, staff }: StaffSession) => {
  const list = useCaseList({ view: 'queue', personId });
  const [filter, onFilter] = useListFilter('queue');
  usePullDownRefresh(() => {
    void list.refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(list.loadMore);
  return (
    <View>
      <DutyMessages personId={personId} />
      <WorkEntries staff={staff} />
      {hasDesk(staff) && (
        <Card>
          <LinkRow icon="people" label={queueTexts.toDesk.label} note={queueTexts.toDesk.note} onPress={toDesk} />
        </Card>
      )}
      <CaseRows list={list} staff={staff} empty={queueTexts.empty} filter={filter} onFilter={onFilter} />
    </View>
  );
};

const Queue = () => (
  <Page title={queueTexts.title} wide>
    <StaffOnly>{(session) => <MyQueue {...session} />}</StaffOnly>
  </Page>
);

// Taro takes a page from the default export.
export default Queue;
