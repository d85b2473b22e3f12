import { ownerKindNames, programmeNames } from '@huzhou/shared/parking/lot';
import { changeLot } from '@huzhou/shared/parking/lot-routes';
import { sharingWords, tariffWords } from '@huzhou/shared/parking/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useOnce } from '../../../api/use-once.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { withoutCity } from '../../../ui/place-choice.ts';
import { showToast } from '../../../ui/toast.tsx';
import { openClosures, openForm, openSpots } from '../go.ts';
import { lotTexts as texts } from '../texts.ts';
import { troubleWords } from '../trouble.ts';
import type { KeptLot } from '../use-lots.ts';
import { LotState, OccupancyBar } from './lot-state.tsx';
import './lot-head.scss';

export interface LotHeadProps {
  readonly lot: KeptLot;
  /** Of the unit that keeps it. */
  readonly mayChange: boolean;
  readonly refresh: () => Promise<void>;
}

const Pause = ({ lot, refresh }: Omit<LotHeadProps, 'mayChange'>) => {
  const once = useOnce();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const give = async (paused: boolean): Promise<void> => {
    setAsking(false);
    setBusy(true);
    setTrouble(undefined);
    const body = { version: lot.version, paused };
    const idempotencyKey = once.keyFor(body);
    const answer = await call(changeLot, { path: { lotId: lot.lotId }, body }, { idempotencyKey });
    if (answer.ok) {
      once.fulfilled();
      showToast(paused ? texts.pausedDone : texts.resumedDone);
    } else if (answer.failure.kind === 'conflict') setTrouble(texts.changedMeanwhile);
    else setTrouble(troubleWords(answer.failure, texts.unsure));
    await refresh();
    setBusy(false);
  };
  const { title, text, confirm } = texts.pauseSure;
  return (
    <View className="lot-head__pause">
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <Button
        wide
        kind={lot.paused ? 'plain' : 'quiet'}
        label={lot.paused ? texts.resume : texts.pause}
        busyLabel={busy ? texts.pausing : undefined}
        onPress={() => (lot.paused ? void give(false) : setAsking(true))}
      />
      <Dialog
        open={asking}
        title={title}
        text={text}
        confirmLabel={confirm}
        onConfirm={() => void give(true)}
        onCancel={() => setAsking(false)}
      />
    </View>
  );
};

/** What can be done with a lot; an officer looks on. */
const LotWays = ({ lot, mayChange, refresh }: LotHeadProps) => (
  <View className="lot-head__ways">
    <View className="lot-head__row">
      {mayChange && <Button label={texts.change} onPress={() => openForm(lot.lotId)} />}
      <Button label={texts.spots} onPress={() => openSpots(lot.lotId)} />
      <Button label={texts.closures} onPress={() => openClosures(lot.lotId)} />
    </View>
    {mayChange && <Pause lot={lot} refresh={refresh} />}
  </View>
);

/** How full it is now, when it opens, what it costs; and what can be done with it. */
export const LotHead = (props: LotHeadProps) => {
  const { lot } = props;
  return (
    <Card>
      <Text className="title">{lot.name}</Text>
      <View className="lot-head__now">
        <Text className="note">{texts.now}</Text>
        <Text className="hero">{String(lot.occupied)}</Text>
        <Text className="figures">{texts.of(lot.spots)}</Text>
      </View>
      <OccupancyBar occupied={lot.occupied} spots={lot.spots} />
      <LotState lot={lot} />
      <View>
        {sharingWords(lot.sharing).map((line) => (
          <Text key={line} className="note figures lot-head__line">
            {line}
          </Text>
        ))}
        <Text className="note figures lot-head__line">{tariffWords(lot.tariff)}</Text>
        <Text className="note lot-head__line secondary">
          {[withoutCity(lot.address), programmeNames[lot.programme], ownerKindNames[lot.ownerKind]].join(' · ')}
        </Text>
      </View>
      <LotWays {...props} />
    </Card>
  );
};
