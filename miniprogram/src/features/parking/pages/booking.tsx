// Opened after booking, from the list, the home page and WeChat's messages: one booking, from the hold to its end.

import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import { slotAt } from '@huzhou/shared/parking/slots';
import type { BookingView } from '@huzhou/shared/parking/view';
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useReminders } from '../../../api/use-reminders.ts';
import { serverNow, useNow } from '../../../device/clock.ts';
import { canOpenPlace, openPlace } from '../../../device/open-place.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords, leftWords } from '../../../i18n/time.ts';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { comeFrom } from '../booking-face.ts';
import { changeChoice } from '../choice-store.ts';
import { BookingTicket } from '../components/booking-ticket.tsx';
import { ExtendSheet } from '../components/extend-sheet.tsx';
import { PriceLines } from '../components/price-lines.tsx';
import { findSpot, goOnWithBooking, openLot } from '../go.ts';
import { nextSlot } from '../span.ts';
import { bookingTexts as texts } from '../texts.ts';
import { type UsedBooking, useBooking } from '../use-booking.ts';

type Question = 'cancel' | 'leave' | 'occupied' | 'extend';

interface PartProps {
  readonly booking: BookingView;
  readonly used: UsedBooking;
  readonly ask: (question: Question | undefined) => void;
}

/** While it is held: take it or leave it. */
const HeldActions = ({ used: { wish, give } }: PartProps) => {
  const remind = useReminders('parking');
  const confirm = async (): Promise<void> => {
    void remind();
    if ((await give('confirm')) !== undefined) showToast(texts.confirmed);
  };
  const decline = async (): Promise<void> => {
    if ((await give('cancel')) !== undefined) findSpot();
  };
  return (
    <>
      <Button
        label={texts.decline}
        busyLabel={wish.busy === 'cancel' ? texts.declining : undefined}
        onPress={() => void decline()}
      />
      <Button
        kind="primary"
        label={texts.confirm}
        busyLabel={wish.busy === 'confirm' ? texts.confirming : undefined}
        onPress={() => void confirm()}
      />
    </>
  );
};

/** Where nothing can be extended, the sheet says why. */
const ExtendButton = ({ ask }: Pick<PartProps, 'ask'>) => <Button label={texts.extend} onPress={() => ask('extend')} />;

/** Before one has come: say so; from a quarter of an hour before the beginning. */
const ConfirmedActions = ({ booking, used, ask }: PartProps) => {
  const now = useNow();
  const early = comeFrom(booking) > now;
  return (
    <>
      <ExtendButton ask={ask} />
      {early ? (
        <Button label={texts.cancel} disabled={!booking.commands.includes('cancel')} onPress={() => ask('cancel')} />
      ) : (
        <Button
          kind="primary"
          label={texts.arrive}
          busyLabel={used.wish.busy === 'arrive' ? texts.arriving : undefined}
          disabled={!booking.commands.includes('arrive')}
          onPress={() => void used.give('arrive')}
        />
      )}
    </>
  );
};

const ArrivedActions = ({ booking, ask }: PartProps) => (
  <>
    <ExtendButton ask={ask} />
    <Button
      kind="primary"
      label={texts.leave}
      disabled={!booking.commands.includes('leave')}
      onPress={() => ask('leave')}
    />
  </>
);

const EndedActions = ({ booking }: PartProps) => {
  const { movedTo, lotId, from, to } = booking;
  if (movedTo !== undefined)
    return <Button kind="primary" label={texts.toNext} onPress={() => goOnWithBooking(movedTo)} />;
  const again = (): void => {
    // The same time, where it still lies ahead.
    if (slotAt(from) >= nextSlot(serverNow())) changeChoice({ span: { from, to }, spanChosen: true });
    openLot(lotId);
  };
  return <Button kind="primary" label={texts.again} onPress={again} />;
};

const Actions = (props: PartProps) => {
  const { state } = props.booking;
  if (state === 'held') return <HeldActions {...props} />;
  if (state === 'confirmed') return <ConfirmedActions {...props} />;
  return state === 'arrived' ? <ArrivedActions {...props} /> : <EndedActions {...props} />;
};

/** What one seldom needs, below the ticket. */
const More = ({ booking, ask }: PartProps) => {
  const now = useNow(isActive(booking.state));
  const { commands, lot, lotId } = booking;
  const here = comeFrom(booking) <= now;
  return (
    <Card>
      <PriceLines label={texts.price} price={booking.price} />
      {canOpenPlace && isActive(booking.state) && (
        <LinkRow icon="pin" label={texts.way} onPress={() => openPlace(lot.point, `${lot.name} ${lot.entrance}`)} />
      )}
      {here && commands.includes('move') && (
        <LinkRow icon="swap" label={texts.occupied} note={texts.occupiedNote} onPress={() => ask('occupied')} />
      )}
      {here && booking.state === 'confirmed' && commands.includes('cancel') && (
        <LinkRow icon="close" label={texts.cancel} onPress={() => ask('cancel')} />
      )}
      <LinkRow icon="parking" label={texts.lot} onPress={() => openLot(lotId)} />
    </Card>
  );
};

const Questions = ({ booking, used, asked, ask }: PartProps & { readonly asked: Question | undefined }) => {
  const { wish, give, extend, reportOccupied } = used;
  const close = (): void => ask(undefined);
  const then = (done: unknown): void => {
    // What did not work is said at the bottom of the page, where the button is.
    if (asked !== 'extend' || done !== undefined) close();
  };
  const swap = async (): Promise<void> => {
    const moved = await reportOccupied();
    close();
    if (moved?.next === undefined) return;
    showToast(texts.swapped);
    goOnWithBooking(moved.next.bookingId);
  };
  const longer = async (to: string): Promise<void> => {
    const extended = await extend(to);
    if (extended !== undefined) showToast(texts.extended);
    then(extended);
  };
  const left = leftWords(epochMilliseconds(booking.to), serverNow());
  return (
    <>
      <Dialog
        open={asked === 'cancel'}
        title={texts.cancelTitle}
        text={texts.cancelText}
        confirmLabel={texts.cancel}
        busyLabel={wish.busy === 'cancel' ? texts.cancelling : undefined}
        onConfirm={() => void give('cancel').then(then)}
        onCancel={close}
      />
      <Dialog
        open={asked === 'leave'}
        title={texts.leaveTitle}
        text={serverNow() < epochMilliseconds(booking.to) ? texts.leaveText(left) : left}
        confirmLabel={texts.leave}
        busyLabel={wish.busy === 'leave' ? texts.leaving : undefined}
        onConfirm={() => void give('leave').then(then)}
        onCancel={close}
      />
      <Dialog
        open={asked === 'occupied'}
        title={texts.occupiedTitle}
        text={texts.occupiedText}
        confirmLabel={texts.swap}
        busyLabel={wish.busy === 'occupied' ? texts.swapping : undefined}
        onConfirm={() => void swap()}
        onCancel={close}
      />
      {asked === 'extend' && (
        <ExtendSheet
          booking={booking}
          busy={wish.busy === 'extend'}
          trouble={wish.trouble}
          onExtend={(to) => void longer(to)}
          onClose={close}
        />
      )}
    </>
  );
};

const Booking = () => {
  const bookingId = useRouter().params.id ?? '';
  const used = useBooking(bookingId);
  const [asked, setAsked] = useState<Question>();
  const { value: booking, failure, loadedAt, refresh, wish } = used;
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (booking === undefined)
    return (
      <Page title={texts.title}>
        {failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />}
      </Page>
    );
  const ask = (question: Question | undefined): void => {
    // A new question begins without what went wrong with another one.
    if (question !== undefined) wish.forgive();
    setAsked(question);
  };
  const part = { booking, used, ask };
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={asked === undefined ? wish.trouble : undefined}>
          <Actions {...part} />
        </ActionStack>
      }
    >
      {failure !== undefined && loadedAt !== undefined && (
        <Notice icon="offline" text={commonTexts.stale(clockWords(loadedAt))} />
      )}
      {booking.movedFrom !== undefined && isActive(booking.state) && <Notice icon="swap" text={texts.movedHere} />}
      <BookingTicket booking={booking} />
      <More {...part} />
      <View>
        <Questions {...part} asked={asked} />
      </View>
    </Page>
  );
};

// Taro takes a page from the default export.
export default Booking;
