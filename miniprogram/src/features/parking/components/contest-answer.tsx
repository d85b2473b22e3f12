import { answerContest } from '@huzhou/shared/parking/permit-routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { useWish } from '../../../api/use-wish.ts';
import { useDraft } from '../../../draft/use-draft.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { bookingTexts, permitTexts } from '../texts.ts';

const texts = permitTexts.answer;
const longestWords = 500;
const Draft = z.object({ words: z.string() });

const parse = (value: unknown): { words: string } | undefined => {
  const read = z.safeParse(Draft, value);
  return read.success ? read.data : undefined;
};

/** Somebody says that this plate is theirs: its holder tells the officer the other side. */
export const ContestAnswer = ({ permitId }: { readonly permitId: string }) => {
  const { value, restored, change, discard } = useDraft(`parking.answer.${permitId}`, () => ({ words: '' }), parse);
  const [open, setOpen] = useState(restored);
  const wish = useWish(bookingTexts.unsure);
  const send = async (): Promise<void> => {
    const sent = await wish.ask('answer', answerContest, { path: { permitId }, body: { words: value.words } });
    if (sent === undefined) return;
    discard();
    setOpen(false);
    showToast(texts.sent);
  };
  if (!open) return <Button wide label={texts.open} onPress={() => setOpen(true)} />;
  return (
    <View>
      <Text className="section">{texts.title}</Text>
      <TextArea
        label={texts.label}
        hint={texts.hint}
        error={wish.trouble}
        value={value.words}
        onChange={(words) => {
          change({ words });
          wish.forgive();
        }}
        most={longestWords}
      />
      <Button
        wide
        label={texts.send}
        busyLabel={wish.busy === undefined ? undefined : texts.sending}
        onPress={() => void send()}
      />
    </View>
  );
};
