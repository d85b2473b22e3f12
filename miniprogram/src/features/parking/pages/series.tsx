// Opened from a lot: the same hours on many days; first which dates can be had and which not, then all of them at once.

import { plateWords } from '@huzhou/shared/parking/plate';
import { bookSeries, previewSeries } from '@huzhou/shared/parking/routes';
import { type Series, seriesDayNames, seriesDays } from '@huzhou/shared/parking/series';
import { quarterOf, timeOfQuarter } from '@huzhou/shared/parking/sharing';
import { dayOf, indexInDay, slotsPerDay } from '@huzhou/shared/parking/slots';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useWish } from '../../../api/use-wish.ts';
import { serverNow } from '../../../device/clock.ts';
import { useDraft } from '../../../draft/use-draft.ts';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { changeChoice, useChoice } from '../choice-store.ts';
import { DaySelect } from '../components/day-select.tsx';
import { SeriesNights } from '../components/series-nights.tsx';
import { TimeColumns } from '../components/time-columns.tsx';
import { goOnWithBookings, openPermits } from '../go.ts';
import { priceWords } from '../price-words.ts';
import {
  draftOf,
  endsNextDay,
  firstForm,
  revivedForm,
  type SeriesForm,
  seriesDayChoices,
  seriesProblem,
} from '../series-form.ts';
import { todayOf } from '../span-days.ts';
import { lotTexts, seriesTexts as texts } from '../texts.ts';
import { useLot } from '../use-lot.ts';
import { chosenPermit, parkable, usePermits } from '../use-permits.ts';
import './series.scss';

interface FormProps {
  readonly form: SeriesForm;
  readonly onChange: (part: Partial<SeriesForm>) => void;
}

const Days = ({ form, onChange }: FormProps) => {
  const [today] = useState(() => dayOf(todayOf(serverNow()) * slotsPerDay));
  const choices = seriesDayChoices(today);
  return (
    <Card>
      <Field label={texts.days}>
        {() => (
          <ChoiceList
            label={texts.days}
            look="chips"
            choices={seriesDays.map((value) => ({ value, label: seriesDayNames[value] }))}
            chosen={form.days}
            onChoose={(days) => onChange({ days })}
          />
        )}
      </Field>
      <View className="series__pair">
        <Field label={texts.firstDay}>
          {() => (
            <DaySelect
              label={texts.firstDay}
              days={choices}
              day={form.firstDay}
              onChange={(firstDay) => onChange({ firstDay })}
            />
          )}
        </Field>
        <Field label={texts.lastDay} error={seriesProblem(form)}>
          {() => (
            <DaySelect
              label={texts.lastDay}
              days={choices}
              day={form.lastDay}
              onChange={(lastDay) => onChange({ lastDay })}
            />
          )}
        </Field>
      </View>
    </Card>
  );
};

const Hours = ({ form, onChange }: FormProps) => (
  <Card>
    <Field label={texts.from}>
      {() => (
        <TimeColumns
          label={texts.from}
          days={[]}
          slot={quarterOf(form.from)}
          onChange={(slot) => onChange({ from: timeOfQuarter(indexInDay(slot)) })}
        />
      )}
    </Field>
    <Field label={texts.to} hint={endsNextDay(form) ? texts.nextDay : undefined}>
      {() => (
        <TimeColumns
          label={texts.to}
          days={[]}
          slot={quarterOf(form.to)}
          onChange={(slot) => onChange({ to: timeOfQuarter(indexInDay(slot)) })}
        />
      )}
    </Field>
  </Card>
);

/** What was found, or what was booked: each date with its reason. */
const Outcome = ({ series }: { readonly series: Series }) => {
  const { nights, seriesId } = series;
  const had = nights.filter(({ refusal }) => refusal === undefined);
  const spots = new Set(had.map(({ spotId }) => spotId));
  const summary = seriesId === undefined ? texts.summary(had.length, nights.length) : texts.booked(had.length);
  return (
    <Card>
      <Text className="title figures">{had.length === 0 ? texts.none : summary}</Text>
      {had.length > 1 && spots.size === 1 && had[0]?.spotId !== undefined && <Text className="note">{texts.same}</Text>}
      <SeriesNights nights={nights} />
    </Card>
  );
};

const SeriesPage = () => {
  const lotId = useRouter().params.id ?? '';
  const { value: lot, failure, refresh } = useLot(lotId);
  const choice = useChoice();
  const permits = usePermits();
  const [today] = useState(() => dayOf(todayOf(serverNow()) * slotsPerDay));
  const { value: form, change } = useDraft(
    'parking.series',
    () => firstForm(choice.span, today),
    (kept) => revivedForm(kept, today),
  );
  const [found, setFound] = useState<Series>();
  const preview = useWish(lotTexts.unsure);
  const book = useWish(lotTexts.unsure);
  const mine = permits.value;
  if (lot === undefined || mine === undefined) {
    const why = failure ?? permits.failure;
    const again = (): void => {
      void refresh();
      void permits.refresh();
    };
    return (
      <Page title={texts.title}>
        {why === undefined ? <Skeleton /> : <FailureState failure={why} onRetry={again} />}
      </Page>
    );
  }
  const able = parkable(mine.permits);
  const permit = chosenPermit(able, choice.permitId);
  if (permit === undefined)
    return (
      <Page title={texts.title}>
        <EmptyState
          icon="parking"
          title={lotTexts.noPlate.title}
          text={texts.noPlate}
          action={{ label: lotTexts.addPlate, onPress: openPermits }}
        />
      </Page>
    );
  const forget = (): void => {
    setFound(undefined);
    preview.forgive();
    book.forgive();
  };
  const charger = choice.charger && lot.chargers > 0;
  const body = draftOf(form, lotId, permit.permitId, charger);
  const look = async (): Promise<void> => setFound(await preview.ask('preview', previewSeries, { body }));
  const bookAll = async (): Promise<void> => {
    const booked = await book.ask('book', bookSeries, { body });
    if (booked === undefined) return;
    setFound(booked);
    showToast(texts.booked(booked.nights.filter(({ refusal }) => refusal === undefined).length));
  };
  const had = found?.nights.filter(({ refusal }) => refusal === undefined).length ?? 0;
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={book.trouble ?? preview.trouble}>
          {found?.seriesId !== undefined ? (
            <Button kind="primary" label={texts.mine} onPress={goOnWithBookings} />
          ) : had > 0 && found !== undefined ? (
            <Button
              kind="primary"
              label={texts.book(had, priceWords(found.cents))}
              busyLabel={book.busy === undefined ? undefined : texts.booking}
              onPress={() => void bookAll()}
            />
          ) : (
            <Button
              kind="primary"
              label={texts.preview}
              busyLabel={preview.busy === undefined ? undefined : texts.previewing}
              disabled={seriesProblem(form) !== undefined}
              onPress={() => void look()}
            />
          )}
        </ActionStack>
      }
    >
      <Text className="lead">{texts.intro}</Text>
      {mine.limited !== undefined && <Notice icon="alert" text={mine.limited} />}
      {found !== undefined && <Outcome series={found} />}
      {found?.seriesId === undefined && (
        <View>
          <Card>
            <Text className="title">{lot.name}</Text>
            <ChoiceList
              label={texts.plate}
              look="chips"
              choices={able.map(({ permitId: value, plate }) => ({ value, label: plateWords(plate) }))}
              chosen={permit.permitId}
              onChoose={(permitId) => {
                forget();
                changeChoice({ permitId });
              }}
            />
            {lot.chargers > 0 && (
              <Switch
                label={texts.charger}
                on={charger}
                onChange={(on) => {
                  forget();
                  changeChoice({ charger: on });
                }}
              />
            )}
          </Card>
          <Days
            form={form}
            onChange={(part) => {
              forget();
              change(part);
            }}
          />
          <Hours
            form={form}
            onChange={(part) => {
              forget();
              change(part);
            }}
          />
        </View>
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default SeriesPage;
