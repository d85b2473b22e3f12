// Opened from the list of lots, after standing in line and from WeChat's messages: what I wait for, and offers to me.

import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { plateWords } from '@huzhou/shared/parking/plate';
import { leaveWaitlist, listWaits } from '@huzhou/shared/parking/routes';
import { type Wait, waitStateNames } from '@huzhou/shared/parking/waitlist';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { call, useSession } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { useWish } from '../../../api/use-wish.ts';
import { useNow } from '../../../device/clock.ts';
import { leftWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { findSpot, openBooking } from '../go.ts';
import { spanWords } from '../span.ts';
import { bookingTexts, waitTexts as texts } from '../texts.ts';
import { inOrder, isOffer, isOpen } from '../wait-rank.ts';
import './waits.scss';

/** One place in a line: what is offered now, or how many are before. */
const WaitCard = ({ wait, onChange }: { readonly wait: Wait; readonly onChange: () => void }) => {
  const open = isOpen(wait);
  const now = useNow(open);
  const wish = useWish(bookingTexts.unsure);
  const { waitId, state, bookingId, offeredUntil, ahead } = wait;
  const leave = async (): Promise<void> => {
    const left = await wish.ask('leave', leaveWaitlist, { path: { waitId }, body: {} });
    if (left !== undefined) showToast(texts.left);
    onChange();
  };
  const offer = isOffer(wait, now) ? bookingId : undefined;
  const hero =
    offer !== undefined && offeredUntil !== undefined
      ? leftWords(epochMilliseconds(offeredUntil), now)
      : state === 'waiting' && ahead !== undefined
        ? texts.ahead(ahead)
        : undefined;
  return (
    <Card>
      <View className="wait__head">
        <Text className={hero === undefined ? 'wait__lot' : 'title figures'}>{hero ?? wait.lotName}</Text>
        <StateTag text={waitStateNames[state]} settled={!open} />
      </View>
      {hero !== undefined && <Text className="wait__lot">{wait.lotName}</Text>}
      <Text className="note figures">
        {`${spanWords(wait, now)} · ${plateWords(wait.plate)}${wait.charger ? ` · ${texts.charger}` : ''}`}
      </Text>
      {wish.trouble !== undefined && <Notice icon="alert" text={wish.trouble} />}
      {open && (
        <View className="wait__actions">
          <Button
            label={texts.leave}
            busyLabel={wish.busy === 'leave' ? texts.leaving : undefined}
            onPress={() => void leave()}
          />
          {offer !== undefined && <Button kind="primary" label={texts.take} onPress={() => openBooking(offer)} />}
        </View>
      )}
    </Card>
  );
};

const Waits = () => {
  const { value, failure, refresh } = useFresh(() => call(listWaits, {}), {
    key: useSession()?.personId ?? '',
    everySeconds: (known) => (known?.waits.some(isOpen) ? 10 : 60),
  });
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  return (
    <Page title={texts.title}>
      {value === undefined &&
        (failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />)}
      {value?.waits.length === 0 && (
        <EmptyState
          icon="clock"
          title={texts.empty.title}
          text={texts.empty.text}
          action={{ label: texts.empty.action, onPress: findSpot }}
        />
      )}
      {inOrder(value?.waits ?? []).map((wait) => (
        <WaitCard key={wait.waitId} wait={wait} onChange={() => void refresh()} />
      ))}
    </Page>
  );
};

// Taro takes a page from the default export.
export default Waits;
