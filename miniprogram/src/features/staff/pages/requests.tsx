// Opened from the workbench by a supervisor: what teams ask for, more time or none to be counted, decided in place.
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { workTexts } from '../../../i18n/staff.ts';
import { requestsTexts } from '../../../i18n/staff-oversight.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { RequestRow } from '../components/request-row.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { useCaseList } from '../use-case-list.ts';
import '../components/case-rows.scss';

const Requests = ({ personId, staff }: StaffSession) => {
  const list = useCaseList({ view: 'requests', personId });
  const { rows, failure, loadedAt, refresh, hasMore, loadMore, loadingMore } = list;
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(loadMore);
  if (rows === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const { title, text } = requestsTexts.empty;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {rows.length === 0 && <EmptyState icon="check" title={title} text={text} />}
      <View className="case-rows">
        {rows.map((row) => (
          <RequestRow key={row.complaintId} row={row} staff={staff} onDecided={() => void refresh()} />
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
    </View>
  );
};

const RequestsPage = () => (
  <Page title={requestsTexts.title} wide>
    <StaffOnly>{(session) => <Requests key={session.personId} {...session} />}</StaffOnly>
  </Page>
);

// Taro takes a page from the default export.
export default RequestsPage;
