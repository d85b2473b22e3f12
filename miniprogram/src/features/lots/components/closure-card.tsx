import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import type { Closure } from '@huzhou/shared/parking/closure';
import { liftClosure } from '@huzhou/shared/parking/lot-routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useOnce } from '../../../api/use-once.ts';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { datedSpanWords } from '../china-day.ts';
import { formTexts } from '../form-texts.ts';
import { spotIdsWords } from '../spot-range.ts';
import { troubleWords } from '../trouble.ts';
import { closureTexts as texts } from '../work-texts.ts';
import './closure-card.scss';

export interface ClosureCardProps {
  readonly lotId: string;
  readonly closure: Closure;
  readonly mayChange: boolean;
  readonly refresh: () => Promise<void>;
}

const Lift = ({ lotId, closure, refresh }: Omit<ClosureCardProps, 'mayChange'>) => {
  const once = useOnce();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const lift = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    const path = { lotId, closureId: closure.closureId };
    const answer = await call(liftClosure, { path, body: {} }, { idempotencyKey: once.keyFor(path) });
    setTrouble(answer.ok ? undefined : troubleWords(answer.failure, formTexts.unsure));
    if (answer.ok) showToast(texts.lifted);
    await refresh();
    setBusy(false);
  };
  const { title, text, confirm } = texts.liftSure;
  return (
    <View className="closure-card__wide">
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <Button wide label={texts.lift} busyLabel={busy ? texts.lifting : undefined} onPress={() => setAsking(true)} />
      <Dialog
        open={asking}
        title={title}
        text={text}
        confirmLabel={confirm}
        onConfirm={() => void lift()}
        onCancel={() => setAsking(false)}
      />
    </View>
  );
};

/** A time that is taken back: how far those are helped whom it touches, and the way to end it early. */
export const ClosureCard = ({ lotId, closure, mayChange, refresh }: ClosureCardProps) => {
  const { from, to, spotIds, reason, state, moved, cancelled, createdAt } = closure;
  const now = serverNow();
  const isPast = epochMilliseconds(to) <= now;
  const helped = moved + cancelled === 0 ? texts.untouched : texts.helped(moved, cancelled);
  return (
    <Card>
      <View className="closure-card__head">
        <Text className="closure-card__span figures">{datedSpanWords(from, to)}</Text>
        <StateTag
          text={isPast && state === 'closed' ? texts.past : texts.states[state]}
          settled={isPast || state === 'lifted'}
        />
      </View>
      <Text>{reason}</Text>
      <Text className="note figures">
        {texts.scopeWords(spotIds === undefined ? undefined : spotIdsWords(spotIds), spotIds?.length ?? 0)}
      </Text>
      <View className="closure-card__wide" {...aria({ role: 'status', live: 'polite' })}>
        <Text className="figures">{state === 'closing' && moved + cancelled === 0 ? texts.working : helped}</Text>
        {state === 'closing' && moved + cancelled > 0 && (
          <Text className="note closure-card__line">{texts.working}</Text>
        )}
      </View>
      <Text className="note figures secondary">{texts.createdAt(momentWords(epochMilliseconds(createdAt), now))}</Text>
      {mayChange && !isPast && state !== 'lifted' && <Lift lotId={lotId} closure={closure} refresh={refresh} />}
    </Card>
  );
};
