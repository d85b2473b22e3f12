// Opened from the list of lots: one lot for the time that is wished for, and the way to a booking or into the line.
import { ownerKindNames } from '@huzhou/shared/parking/lot';
import { mayPark, type Permit } from '@huzhou/shared/parking/permit';
import { holdSpot, joinWaitlist } from '@huzhou/shared/parking/routes';
import type { LotOffer } from '@huzhou/shared/parking/view';
import { tariffWords } from '@huzhou/shared/parking/words';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useWish, type Wish } from '../../../api/use-wish.ts';
import { canOpenPlace, openPlace } from '../../../device/open-place.ts';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { type Fact, FactList } from '../../../ui/fact-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { changeChoice, useChoice } from '../choice-store.ts';
import { DayStrip } from '../components/day-strip.tsx';
import { PermitChoice } from '../components/permit-choice.tsx';
import { PriceLines } from '../components/price-lines.tsx';
import { SpanField } from '../components/span-field.tsx';
import { goOnWithBooking, openSeries, openWaits, signIn } from '../go.ts';
import { metersWords } from '../meters-words.ts';
import { priceWords } from '../price-words.ts';
import { findTexts, permitTexts, lotTexts as texts } from '../texts.ts';
import { type LotDetail, useLot, useOffer } from '../use-lot.ts';
import { chosenPermit, platesOf, usePermits } from '../use-permits.ts';
import { type PlateForm, usePlateForm } from '../use-plate-form.ts';
import './lot.scss';

const factsOf = (lot: LotDetail): readonly Fact[] => [
  { name: texts.facts.address, lines: [lot.address] },
  { name: texts.facts.entrance, lines: [lot.entrance] },
  { name: texts.facts.hours, lines: lot.hours },
  { name: texts.facts.price, lines: [tariffWords(lot.tariff)] },
  {
    name: texts.facts.kind,
    lines: [
      texts.spots(lot.spots),
      ...(lot.chargers > 0 ? [texts.chargers(lot.chargers)] : []),
      lot.numbering === 'numbered' ? texts.numbered : texts.pooled,
    ],
  },
  {
    name: texts.facts.height,
    lines: lot.heightCentimetres === undefined ? [] : [findTexts.heightLimit(metersWords(lot.heightCentimetres))],
  },
  { name: texts.facts.rules, lines: lot.rules === '' ? [] : [lot.rules] },
];

const Tags = ({ lot, offer }: { readonly lot: LotDetail; readonly offer: LotOffer | null | undefined }) => (
  <View className="lot__tags">
    <Text className="lot__tag">{ownerKindNames[lot.ownerKind]}</Text>
    {lot.demonstration && <Text className="lot__tag">{findTexts.demonstration}</Text>}
    {offer?.tension !== undefined && <Text className="lot__tag">{findTexts.tension(offer.tension)}</Text>}
  </View>
);

/** Whether there is something for this time, and what it costs. */
const Availability = ({ offer }: { readonly offer: LotOffer | null | undefined }) => {
  if (offer === undefined) return null;
  const refusal = offer === null ? 'full' : offer.refusal;
  if (refusal !== undefined) return <Text className="lot__none">{findTexts.refusals[refusal]}</Text>;
  return offer === null ? null : (
    <>
      <Text className="lot__free figures">{findTexts.freeSpots(offer.free)}</Text>
      <PriceLines label={texts.total} price={offer.price} />
    </>
  );
};

interface BookProps {
  readonly lotId: string;
  readonly offer: LotOffer | null | undefined;
  readonly permit: Permit | undefined;
  /** Nobody is signed in. */
  readonly signedOut: boolean;
  /** Nothing is registered yet: the plate on the page comes first. */
  readonly form: PlateForm | undefined;
  readonly wish: Wish;
}

/** The page's one action: sign in, register the plate, book, or stand in line; whichever comes next. */
const Book = ({ lotId, offer, permit, signedOut, form, wish }: BookProps) => {
  const { span, charger } = useChoice();
  const body = { lotId, permitId: permit?.permitId ?? '', from: span.from, to: span.to, charger };
  const book = async (): Promise<void> => {
    const booking = await wish.ask('book', holdSpot, { body });
    if (booking !== undefined) goOnWithBooking(booking.bookingId);
  };
  const wait = async (): Promise<void> => {
    const answer = await wish.ask('wait', joinWaitlist, { body });
    if (answer !== undefined) openWaits();
  };
  if (signedOut) return <Button kind="primary" label={texts.signIn} onPress={signIn} />;
  if (form !== undefined)
    return (
      <Button
        kind="primary"
        label={permitTexts.register}
        busyLabel={form.busy === 'register' ? permitTexts.registering : undefined}
        onPress={form.register}
      />
    );
  const isFull = offer === null || offer?.refusal === 'full' || wish.failure?.kind === 'conflict';
  const waitButton = (
    <Button
      kind={offer?.refusal === undefined && offer !== null ? 'plain' : 'primary'}
      label={texts.wait}
      busyLabel={wish.busy === 'wait' ? texts.waiting : undefined}
      disabled={permit === undefined}
      onPress={() => void wait()}
    />
  );
  return (
    <>
      {isFull && waitButton}
      {offer !== null && offer?.refusal !== 'full' && (
        <Button
          kind="primary"
          label={offer === undefined ? texts.book : texts.bookFor(priceWords(offer.price.cents))}
          busyLabel={wish.busy === 'book' ? texts.booking : undefined}
          disabled={permit === undefined || offer?.refusal !== undefined}
          onPress={() => void book()}
        />
      )}
    </>
  );
};

const Lot = () => {
  const lotId = useRouter().params.id ?? '';
  const choice = useChoice();
  const { value: lot, failure, refresh } = useLot(lotId);
  const { value: offer } = useOffer(lot, choice);
  const permits = usePermits();
  const wish = useWish(texts.unsure);
  const mine = permits.value;
  const form = usePlateForm({
    own: platesOf(mine),
    onRegistered: (permit) => {
      showToast(mayPark(permit.state) ? permitTexts.approved : permitTexts.applied);
      changeChoice({ permitId: permit.permitId });
      void permits.refresh();
    },
    onContested: () => {
      showToast(permitTexts.contested);
      void permits.refresh();
    },
  });
  const signedOut = permits.failure?.kind === 'signed-out';
  if (lot === undefined)
    return (
      <Page title={texts.title}>
        {failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />}
      </Page>
    );
  const isFull = offer === null || offer?.refusal === 'full';
  return (
    <Page
      title={lot.name}
      action={
        <ActionStack trouble={wish.trouble}>
          <Book
            lotId={lotId}
            offer={offer}
            permit={chosenPermit(mine?.permits ?? [], choice.permitId)}
            signedOut={signedOut}
            form={mine !== undefined && mine.permits.length === 0 ? form : undefined}
            wish={wish}
          />
        </ActionStack>
      }
    >
      {lot.demonstration && <Notice icon="info" text={texts.demonstration} />}
      <Card>
        <Text className="title">{lot.name}</Text>
        <Tags lot={lot} offer={offer} />
        <View className="lot__span">
          <SpanField
            span={choice.span}
            onChange={(span) => {
              wish.forgive();
              changeChoice({ span, spanChosen: true });
            }}
          />
        </View>
        <Availability offer={offer} />
        {isFull && <Text className="note">{texts.waitNote}</Text>}
        {lot.chargers > 0 && (
          <Switch label={texts.charger} on={choice.charger} onChange={(charger) => changeChoice({ charger })} />
        )}
      </Card>
      {mine !== undefined && (
        <PermitChoice
          mine={mine}
          permitId={choice.permitId}
          onChoose={(permitId) => changeChoice({ permitId })}
          form={form}
        />
      )}
      <Card>
        <DayStrip lotId={lotId} span={choice.span} charger={choice.charger} />
      </Card>
      <Card>
        <FactList facts={factsOf(lot)} />
        {canOpenPlace && (
          <LinkRow icon="pin" label={texts.way} onPress={() => openPlace(lot.point, `${lot.name} ${lot.entrance}`)} />
        )}
      </Card>
      <Card>
        <LinkRow icon="refresh" label={texts.series} note={texts.seriesNote} onPress={() => openSeries(lotId)} />
      </Card>
    </Page>
  );
};

// Taro takes a page from the default export.
export default Lot;
