// Opened from the list, after filing, and from WeChat's messages: one complaint, its promises and its story.
import { getComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { scrollToTop } from '../../../device/scroll.ts';
import { caseTexts } from '../../../i18n/cases.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords } from '../../../i18n/time.ts';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { CaseActions, hasActions } from '../components/case-actions.tsx';
import { CaseBody } from '../components/case-body.tsx';
import { refreshSecondsWithPhotos } from '../refresh-pace.ts';

const pollSeconds = 3;

const hasPendingPhotos = ({ photos, timeline }: ComplaintDetail): boolean =>
  [...photos, ...timeline.flatMap((entry) => entry.photos)].some(({ state }) => state === 'pending');

const Case = () => {
  const complaintId = useRouter().params.id ?? '';
  const fresh = useFresh(() => call(getComplaint, { path: { complaintId } }), {
    key: complaintId,
    everySeconds: (detail) =>
      detail === undefined
        ? pollSeconds
        : refreshSecondsWithPhotos({ ...detail, hasPendingPhotos: hasPendingPhotos(detail) }),
  });
  usePullDownRefresh(() => {
    void fresh.refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const { value: detail, failure, loadedAt, refresh, replace } = fresh;
  // What a command has changed is said at the top.
  const onDetail = (after: ComplaintDetail): void => {
    replace(after);
    scrollToTop();
  };
  if (detail === undefined)
    return (
      <Page title={caseTexts.title}>
        {failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />}
      </Page>
    );
  const actions = hasActions(detail) ? { action: <CaseActions detail={detail} onDetail={onDetail} /> } : {};
  return (
    <Page title={caseTexts.title} {...actions}>
      {failure !== undefined && loadedAt !== undefined && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      <CaseBody detail={detail} onDetail={onDetail} />
    </Page>
  );
};

// Taro takes a page from the default export.
export default Case;
