// Opened from a lot: its spots in runs of numbers; its operator adds some, says what they are, takes them out of use.
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { SpotsSheet } from '../components/spots-sheet.tsx';
import { spotsTexts as texts } from '../form-texts.ts';
import { keeps } from '../roles.ts';
import { type SpotGroup, spotGroups } from '../spot-change.ts';
import { useSpots } from '../use-closures.ts';
import { useLot } from '../use-lots.ts';
import './spots.scss';

const Groups = ({ groups }: { readonly groups: readonly SpotGroup[] }) => (
  <Card>
    {groups
      .filter(({ name, count }) => name === 'inUse' || count > 0)
      .map(({ name, count, words }) => (
        <View key={name} className="lot-spots__group">
          <Text className="lot-spots__name">{`${texts.groups[name]} ${count}`}</Text>
          <Text className="figures">{count === 0 ? texts.none : words}</Text>
        </View>
      ))}
  </Card>
);

const Spots = ({ personId, staff }: LotsSession) => {
  const lotId = useRouter().params.id ?? '';
  const [open, setOpen] = useState(false);
  const spots = useSpots(lotId);
  const { value: found, refresh: refreshLot } = useLot(personId, lotId);
  const lot = found?.lot;
  const refresh = async (): Promise<void> => {
    await Promise.all([spots.refresh(), refreshLot()]);
  };
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const mayChange = lot !== undefined && keeps(staff, lot);
  return (
    <Page
      title={texts.title}
      {...(mayChange ? { action: <Button wide kind="primary" label={texts.add} onPress={() => setOpen(true)} /> } : {})}
    >
      <Text className="lead">
        {[...(lot === undefined ? [] : [lot.name]), lot?.numbering === 'pooled' ? texts.pooledLead : texts.lead].join(
          '。',
        )}
      </Text>
      <StaleNotice failure={spots.failure} loadedAt={spots.loadedAt} refresh={refresh} />
      {spots.value !== undefined ? (
        <Groups groups={spotGroups(spots.value.spots)} />
      ) : spots.failure === undefined ? (
        <Skeleton cards={2} />
      ) : (
        <FailureState failure={spots.failure} onRetry={() => void refresh()} />
      )}
      {open && lot !== undefined && (
        <SpotsSheet
          lotId={lotId}
          version={lot.version}
          onClose={() => setOpen(false)}
          onConflict={refresh}
          onDone={(count) => {
            setOpen(false);
            showToast(texts.saved(count));
            void refresh();
          }}
        />
      )}
    </Page>
  );
};

const SpotsPage = () => (
  <LotsStaff title={texts.title}>{(session) => <Spots key={session.personId} {...session} />}</LotsStaff>
);

// Taro takes a page from the default export.
export default SpotsPage;
