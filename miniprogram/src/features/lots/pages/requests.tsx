// Opened from the list of lots by the parking officer: plates to approve, and plates that two persons say are theirs.
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { RequestCard } from '../components/request-card.tsx';
import { useRequests } from '../use-requests.ts';
import { requestTexts as texts } from '../work-texts.ts';

const Requests = ({ personId }: LotsSession) => {
  const { value, failure, loadedAt, refresh, replace, loadMore } = useRequests(personId);
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (value === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const { requests, hasMore } = value;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {requests.length === 0 && <EmptyState icon="check" title={texts.empty.title} text={texts.empty.text} />}
      {requests.map((request) => (
        <RequestCard
          key={request.requestId}
          request={request}
          onEnd={(end) => {
            showToast(texts[end]);
            // An index may still show it for a moment.
            replace({ requests: requests.filter(({ requestId }) => requestId !== request.requestId), hasMore });
          }}
        />
      ))}
      {hasMore && <Button wide label={texts.more} onPress={loadMore} />}
    </View>
  );
};

const RequestsPage = () => (
  <LotsStaff title={texts.title}>
    {(session) => (
      <Page title={texts.title}>
        <Requests key={session.personId} {...session} />
      </Page>
    )}
  </LotsStaff>
);

// Taro takes a page from the default export.
export default RequestsPage;
