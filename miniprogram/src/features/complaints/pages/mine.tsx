// A tab: what I have reported, newest first, each with the time it has left or took.
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { useSession } from '../../../api/api.ts';
import { mineTexts } from '../../../i18n/cases.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { type Choice, ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ComplaintRow } from '../components/complaint-row.tsx';
import { type MyComplaints, type MyView, useMyComplaints } from '../use-my-complaints.ts';
import './mine.scss';

const file = (): void => void Taro.navigateTo({ url: '/features/complaints/pages/file' });

const Older = ({ hasMore, loadingMore, moreFailure, loadMore, rows = [] }: MyComplaints) => (
  <View>
    {moreFailure !== undefined && <Notice icon="alert" text={moreFailure.title} />}
    {hasMore ? (
      <Button
        wide
        label={mineTexts.more}
        busyLabel={loadingMore ? mineTexts.loadingMore : undefined}
        onPress={loadMore}
      />
    ) : (
      rows.length > 5 && <Text className="note mine__end">{mineTexts.end}</Text>
    )}
  </View>
);

const views: readonly Choice<MyView>[] = [
  { value: 'mine', label: mineTexts.views.mine },
  { value: 'followed', label: mineTexts.views.followed },
];

interface Empty {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}

const Rows = (mine: MyComplaints & { readonly empty: Empty }) => {
  const { rows, failure, loadedAt, refresh, empty } = mine;
  if (rows === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const stale = failure !== undefined && loadedAt !== undefined;
  return (
    <View>
      {stale && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState
          icon="report"
          title={empty.title}
          text={empty.text}
          action={{ label: empty.action, onPress: file }}
        />
      ) : (
        rows.map((row) => <ComplaintRow key={row.complaintId} row={row} />)
      )}
      <Older {...mine} />
    </View>
  );
};

const Mine = () => {
  const session = useSession();
  const [view, setView] = useState<MyView>('mine');
  const mine = useMyComplaints(session?.personId ?? '', view);
  usePullDownRefresh(() => {
    void mine.refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(mine.loadMore);
  const any = mine.rows !== undefined && mine.rows.length > 0;
  return (
    <Page
      title={mineTexts.title}
      tab
      {...(any ? { action: <Button kind="primary" icon="camera" label={mineTexts.file} onPress={file} /> } : {})}
    >
      <View className="mine__views">
        <ChoiceList label={mineTexts.views.label} look="chips" choices={views} chosen={view} onChoose={setView} />
      </View>
      <Rows {...mine} empty={view === 'mine' ? mineTexts.empty : mineTexts.noneFollowed} />
    </Page>
  );
};

// Taro takes a page from the default export.
export default Mine;
