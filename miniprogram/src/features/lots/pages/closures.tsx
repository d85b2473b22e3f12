// Opened from a lot: times that its operator takes back, how those are helped whom that touches, and the way to end one.
import type { Closure } from '@huzhou/shared/parking/closure';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ClosureCard } from '../components/closure-card.tsx';
import { ClosureSheet } from '../components/closure-sheet.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { isOperator, keeps } from '../roles.ts';
import { useClosures, useSpots } from '../use-closures.ts';
import { useLot } from '../use-lots.ts';
import { closureTexts as texts } from '../work-texts.ts';

const byLatest = (one: Closure, other: Closure): number => (one.from < other.from ? 1 : -1);

const Closures = ({ personId, staff }: LotsSession) => {
  const lotId = useRouter().params.id ?? '';
  const [open, setOpen] = useState(false);
  const { value, failure, loadedAt, refresh } = useClosures(lotId);
  const spots = useSpots(lotId).value?.spots;
  const lot = useLot(personId, lotId).value?.lot;
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const mayChange = lot !== undefined && isOperator(staff) && keeps(staff, lot);
  return (
    <Page
      title={texts.title}
      {...(mayChange
        ? {
            action: (
              <Button
                wide
                kind="primary"
                label={texts.add}
                disabled={spots === undefined}
                onPress={() => setOpen(true)}
              />
            ),
          }
        : {})}
    >
      <Text className="lead">{lot === undefined ? texts.lead : `${lot.name}。${texts.lead}`}</Text>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value === undefined &&
        (failure === undefined ? (
          <Skeleton cards={2} />
        ) : (
          <FailureState failure={failure} onRetry={() => void refresh()} />
        ))}
      {value?.closures.length === 0 && <EmptyState icon="clock" title={texts.empty.title} text={texts.empty.text} />}
      <View>
        {[...(value?.closures ?? [])].sort(byLatest).map((closure) => (
          <ClosureCard
            key={closure.closureId}
            lotId={lotId}
            closure={closure}
            mayChange={mayChange}
            refresh={refresh}
          />
        ))}
      </View>
      {open && spots !== undefined && (
        <ClosureSheet
          lotId={lotId}
          spots={spots}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            showToast(texts.started);
            void refresh();
          }}
        />
      )}
    </Page>
  );
};

const ClosuresPage = () => (
  <LotsStaff title={texts.title}>{(session) => <Closures key={session.personId} {...session} />}</LotsStaff>
);

// Taro takes a page from the default export.
export default ClosuresPage;
