import { extendedPrice } from '@huzhou/shared/parking/booking-step';
import type { BookingView } from '@huzhou/shared/parking/view';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { extensionsOf } from '../extension.ts';
import { priceWords } from '../price-words.ts';
import { bookingTexts as texts } from '../texts.ts';

export interface ExtendSheetProps {
  readonly booking: BookingView;
  readonly busy: boolean;
  readonly trouble: string | undefined;
  readonly onExtend: (to: string) => void;
  readonly onClose: () => void;
}

/** Until when to stay longer, with what it costs more. */
export const ExtendSheet = ({ booking, busy, trouble, onExtend, onClose }: ExtendSheetProps) => {
  const extensions = extensionsOf(booking.to, booking.extendableTo ?? booking.to);
  const [chosen, setChosen] = useState(extensions[0]?.to);
  const moreOf = (to: string): string | undefined => {
    // By what was agreed, whatever the lot asks for by now.
    if (booking.tariff === undefined) return undefined;
    const more = extendedPrice(booking, booking.tariff, to).cents - booking.price.cents;
    return more <= 0 ? texts.extendSame : texts.extendMore(priceWords(more));
  };
  const picked = extensions.find(({ to }) => to === chosen);
  return (
    <Sheet
      open
      title={texts.extendTitle}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          label={picked === undefined ? texts.extend : texts.extendUntil(picked.words)}
          busyLabel={busy ? texts.extending : undefined}
          disabled={picked === undefined}
          onPress={() => picked !== undefined && onExtend(picked.to)}
        />
      }
    >
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      {extensions.length === 0 ? (
        <Text>{texts.cannotExtend}</Text>
      ) : (
        <ChoiceList
          label={texts.extendTitle}
          choices={extensions.map(({ to, words, more }) => ({
            value: to,
            label: texts.extendTo(words, more),
            note: moreOf(to),
          }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </Sheet>
  );
};
