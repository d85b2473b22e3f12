// Opened from the list of lots, a lot, my page and WeChat's messages: the plates that may park in the whole city.

import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { mayPark, type Permit, permitLifecycle, permitStateNames } from '@huzhou/shared/parking/permit';
import { removePlate } from '@huzhou/shared/parking/permit-routes';
import { plateWords } from '@huzhou/shared/parking/plate';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { useReminders } from '../../../api/use-reminders.ts';
import { useWish } from '../../../api/use-wish.ts';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ContestAnswer } from '../components/contest-answer.tsx';
import { PlateFields } from '../components/plate-fields.tsx';
import { PlateTag } from '../components/plate-tag.tsx';
import { bookingTexts, permitTexts as texts } from '../texts.ts';
import { type MyPermits, platesOf, usePermits } from '../use-permits.ts';
import { usePlateForm } from '../use-plate-form.ts';
import './permits.scss';

const removable: readonly Permit['state'][] = permitLifecycle.transitions.remove.from;
/** These take a place among the few that somebody may have. */
const counts: readonly Permit['state'][] = ['applied', 'approved', 'contested'];

const since = (instant: string): string => momentWords(epochMilliseconds(instant), serverNow());

/** One plate: what it may do, and since when. */
const PermitCard = ({ permit, onChange }: { readonly permit: Permit; readonly onChange: () => void }) => {
  const [asked, setAsked] = useState(false);
  const wish = useWish(bookingTexts.unsure);
  const { permitId, plate, state, reason } = permit;
  const remove = async (): Promise<void> => {
    const removed = await wish.ask('remove', removePlate, { path: { permitId }, body: {} });
    setAsked(false);
    if (removed !== undefined) showToast(texts.removed);
    onChange();
  };
  return (
    <Card>
      <View className="permit__head">
        <PlateTag plate={plate} />
        <StateTag text={permitStateNames[state]} settled={!mayPark(state) && state !== 'applied'} />
      </View>
      <Text className="note figures">{texts.since(since(permit.since))}</Text>
      {reason !== undefined && <Text>{texts.reason(reason)}</Text>}
      {state === 'contested' && <ContestAnswer permitId={permitId} />}
      {wish.trouble !== undefined && <Notice icon="alert" text={wish.trouble} />}
      {removable.includes(state) && <Button kind="quiet" label={texts.remove} onPress={() => setAsked(true)} />}
      <Dialog
        open={asked}
        title={texts.removeTitle(plateWords(plate))}
        text={texts.removeText}
        confirmLabel={texts.remove}
        busyLabel={wish.busy === 'remove' ? texts.removing : undefined}
        onConfirm={() => void remove()}
        onCancel={() => setAsked(false)}
      />
    </Card>
  );
};

const Contests = ({ contests }: Pick<MyPermits, 'contests'>) =>
  contests.length === 0 ? null : (
    <Card>
      <Text className="section permit__add">{texts.contests}</Text>
      {contests.map(({ plate, since: at, state, reason }) => (
        <View key={`${plate} ${at}`} className="permit__contest">
          <View className="permit__head">
            <PlateTag plate={plate} />
            <StateTag text={texts.contestStates[state]} settled={state !== 'open'} />
          </View>
          <Text className="note figures">{texts.contestSince(since(at))}</Text>
          {reason !== undefined && <Text>{texts.reason(reason)}</Text>}
        </View>
      ))}
    </Card>
  );

const Permits = () => {
  const { value: mine, failure, refresh } = usePermits();
  const remind = useReminders('parking');
  const form = usePlateForm({
    own: platesOf(mine),
    onRegistered: ({ state }) => {
      showToast(mayPark(state) ? texts.approved : texts.applied);
      void refresh();
    },
    onContested: () => {
      showToast(texts.contested);
      void refresh();
    },
  });
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (mine === undefined)
    return (
      <Page title={texts.title}>
        {failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />}
      </Page>
    );
  const mayAdd = mine.permits.filter(({ state }) => counts.includes(state)).length < parkingPolicy.platesPerPerson;
  const register = (): void => {
    void remind();
    form.register();
  };
  return (
    <Page
      title={texts.title}
      {...(mayAdd
        ? {
            action: (
              <Button
                kind="primary"
                label={texts.register}
                busyLabel={form.busy === 'register' ? texts.registering : undefined}
                onPress={register}
              />
            ),
          }
        : {})}
    >
      <Text className="lead">{texts.intro}</Text>
      {mine.limited !== undefined && <Notice icon="alert" text={mine.limited} />}
      {mine.permits.map((permit) => (
        <PermitCard key={permit.permitId} permit={permit} onChange={() => void refresh()} />
      ))}
      <Contests contests={mine.contests} />
      {mayAdd && (
        <Card>
          {mine.permits.length > 0 && <Text className="section permit__add">{texts.add}</Text>}
          <PlateFields form={form} open={mine.permits.length === 0} />
        </Card>
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default Permits;
