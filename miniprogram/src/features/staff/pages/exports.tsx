// Opened from the search: files of cases that are being made, or are ready to be taken along.
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { exportTexts as texts } from '../../../i18n/staff-search.ts';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { ExportRow } from '../components/export-row.tsx';
import { StaffOnly, type StaffSession } from '../components/staff-only.tsx';
import { useExports } from '../use-exports.ts';

const toSearch = (): void => void Taro.redirectTo({ url: '/features/staff/pages/search' });

const Exports = ({ personId }: StaffSession) => {
  const { value, failure, loadedAt, refresh } = useExports(personId);
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (value === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const { title, text, action } = texts.empty;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value.length === 0 && (
        <EmptyState icon="list" title={title} text={text} action={{ label: action, onPress: toSearch }} />
      )}
      {value.map((job) => (
        <ExportRow key={job.exportId} job={job} />
      ))}
    </View>
  );
};

const ExportsPage = () => (
  <Page title={texts.title}>
    <StaffOnly>{(session) => <Exports key={session.personId} {...session} />}</StaffOnly>
  </Page>
);

// Taro takes a page from the default export.
export default ExportsPage;
