// Opened from the workbench by a leader: the key cases that are theirs, those without a plan first.
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { workTexts } from '../../../i18n/staff.ts';
import { leadingTexts } from '../../../i18n/staff-oversight.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { LeadingRow } from '../components/leading-row.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { byGroup } from '../leading-order.ts';
import { useLeading } from '../use-leading.ts';
import '../components/case-rows.scss';

const Leading = ({ personId }: StaffSession) => {
  const { rows, failure, loadedAt, refresh, hasMore, loadMore } = useLeading(personId);
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(() => {
    if (hasMore) loadMore();
  });
  if (rows === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const { title, text } = leadingTexts.empty;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {rows.length === 0 && <EmptyState icon="star" title={title} text={text} />}
      {byGroup(rows).map(({ group, rows: of }) => (
        <View key={group}>
          <Text className="section">{`${leadingTexts.groups[group]} · ${leadingTexts.count(of.length)}`}</Text>
          <View className="case-rows">
            {of.map((led) => (
              <LeadingRow key={led.row.complaintId} {...led} />
            ))}
          </View>
        </View>
      ))}
      {hasMore && <Button wide label={workTexts.more} onPress={loadMore} />}
    </View>
  );
};

const LeadingPage = () => (
  <Page title={leadingTexts.title} wide>
    <StaffOnly>{(session) => <Leading key={session.personId} {...session} />}</StaffOnly>
  </Page>
);

// Taro takes a page from the default export.
export default LeadingPage;
