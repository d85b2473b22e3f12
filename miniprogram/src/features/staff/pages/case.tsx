// Opened from a list or by a message: one case as colleagues see it, with the commands that this person may give now.
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { getComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call, useSession } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { serverNow } from '../../../device/clock.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { staffCaseTexts } from '../../../i18n/staff.ts';
import { commandTexts } from '../../../i18n/staff-commands.ts';
import { clockWords, momentWords } from '../../../i18n/time.ts';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { casePace } from '../case-pace.ts';
import { CaseActions } from '../components/case-actions.tsx';
import { CaseFacts } from '../components/case-facts.tsx';
import { CaseHead } from '../components/case-head.tsx';
import { CaseMarks } from '../components/case-marks.tsx';
import { CommandSheet } from '../components/command-sheet.tsx';
import { ContactCard } from '../components/contact-card.tsx';
import { KeyCard } from '../components/key-card.tsx';
import { RelatedCard } from '../components/related-card.tsx';
import { RequestFacts } from '../components/request-facts.tsx';
import { SourceCard } from '../components/source-card.tsx';
import { SupervisionCard } from '../components/supervision-card.tsx';
import { isStaffCommand, offerOf, type StaffCommand } from '../next-step.ts';
import { staffStory } from '../staff-story.ts';
import './case.scss';

const toMine = (complaintId: string): void =>
  void Taro.navigateTo({ url: `/features/complaints/pages/case?id=${complaintId}` });

/** A machine saw that the trouble is gone: until somebody has looked, that is only said. */
const GoneNotice = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const report = [...detail.timeline].reverse().find(({ type }) => type === 'gone-reported');
  if (!detail.goneReported || report === undefined || isSettled(detail.state)) return null;
  return <Notice icon="info" text={staffCaseTexts.gone(momentWords(epochMilliseconds(report.at), serverNow()))} />;
};

const RequestCard = ({ detail }: { readonly detail: ComplaintDetail }) =>
  detail.request === undefined ? null : (
    <Card>
      <Text className="title">{staffCaseTexts.request.title}</Text>
      <RequestFacts detail={detail} />
    </Card>
  );

const Body = ({ detail }: { readonly detail: ComplaintDetail }) => (
  <View className="staff-case">
    <View className="staff-case__column">
      <CaseHead detail={detail} />
      <RequestCard detail={detail} />
      {(detail.supervisions ?? []).length > 0 && <SupervisionCard supervisions={detail.supervisions ?? []} />}
      {detail.key !== undefined && <KeyCard keyCase={detail.key} />}
      <CaseFacts detail={detail} />
      <SourceCard detail={detail} />
    </View>
    <View className="staff-case__column">
      <ContactCard detail={detail} />
      <RelatedCard detail={detail} />
      <CaseMarks detail={detail} />
      <Card>
        <Text className="title">{staffCaseTexts.story}</Text>
        <Timeline items={staffStory(detail)} />
      </Card>
    </View>
  </View>
);

/** A command asked for in the page's address is opened once, if the server allows it. */
const useOpenCommand = (detail: ComplaintDetail | undefined, wanted: string | undefined) => {
  const [open, setOpen] = useState<StaffCommand>();
  const [isPending, setPending] = useState(isStaffCommand(wanted));
  useEffect(() => {
    if (!isPending || detail === undefined) return;
    setPending(false);
    if (isStaffCommand(wanted) && detail.commands.includes(wanted)) setOpen(wanted);
  }, [isPending, detail, wanted]);
  return [open, setOpen] as const;
};

const StaffCase = () => {
  const { id = '', command } = useRouter<{ id?: string; command?: string }>().params;
  const session = useSession();
  const fresh = useFresh(() => call(getComplaint, { path: { complaintId: id } }), {
    everySeconds: casePace,
    key: `${session?.personId ?? ''} ${id}`,
  });
  const { value: detail, failure, loadedAt, refresh, replace } = fresh;
  const [open, setOpen] = useOpenCommand(detail, command);
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const staff = session?.staff;
  const offer = detail === undefined ? undefined : offerOf(detail);
  const hasAction = offer !== undefined && (offer.primary !== undefined || offer.more.length > 0);
  const isMissing = failure?.kind === 'not-found' || failure?.kind === 'invalid-input';

  return (
    <Page
      title={staffCaseTexts.title}
      wide
      {...(hasAction && detail !== undefined ? { action: <CaseActions detail={detail} onOpen={setOpen} /> } : {})}
    >
      {detail === undefined && failure === undefined && <Skeleton cards={3} />}
      {detail === undefined && isMissing && (
        <EmptyState icon="search" title={staffCaseTexts.missing.title} text={staffCaseTexts.missing.text} />
      )}
      {detail === undefined && failure !== undefined && !isMissing && (
        <FailureState failure={failure} onRetry={() => void refresh()} />
      )}
      {detail !== undefined && failure !== undefined && loadedAt !== undefined && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      {detail?.isMine && (
        <Notice
          text={staffCaseTexts.mine.text}
          action={{ label: staffCaseTexts.mine.action, onPress: () => toMine(detail.complaintId) }}
        />
      )}
      {detail !== undefined && <GoneNotice detail={detail} />}
      {detail !== undefined && <Body detail={detail} />}
      {detail !== undefined && open !== undefined && staff !== undefined && (
        <CommandSheet
          key={open}
          detail={detail}
          command={open}
          staff={staff}
          onClose={() => setOpen(undefined)}
          onDone={(after) => {
            replace(after);
            setOpen(undefined);
            showToast(commandTexts[open].done);
          }}
          reload={refresh}
        />
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default StaffCase;
