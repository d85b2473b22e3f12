import { changeSpots } from '@huzhou/shared/parking/lot-routes';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useOnce } from '../../../api/use-once.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formTexts, spotsTexts as texts } from '../form-texts.ts';
import { changedSpots, type SpotChange } from '../spot-change.ts';
import { troubleWords } from '../trouble.ts';

export interface SpotsSheetProps {
  readonly lotId: string;
  readonly version: number;
  readonly onClose: () => void;
  /** How many were changed. */
  readonly onDone: (count: number) => void;
  /** Somebody else has changed the lot meanwhile. */
  readonly onConflict: () => Promise<void>;
}

/** Names spots and says what they are to be. */
export const SpotsSheet = ({ lotId, version, onClose, onDone, onConflict }: SpotsSheetProps) => {
  const [change, setChange] = useState<SpotChange>({ which: '', charger: false, accessible: false, retired: false });
  const [error, setError] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  const set = (part: Partial<SpotChange>): void => {
    setChange({ ...change, ...part });
    setError(undefined);
    setTrouble(undefined);
  };
  const save = async (): Promise<void> => {
    const read = changedSpots(change);
    if (!read.ok) return setError(read.failure);
    setBusy(true);
    const body = { version, spots: [...read.value] };
    const answer = await call(changeSpots, { path: { lotId }, body }, { idempotencyKey: once.keyFor(body) });
    if (!answer.ok && answer.failure.kind === 'conflict') await onConflict();
    setBusy(false);
    if (answer.ok) return onDone(read.value.length);
    const { failure } = answer;
    setTrouble(failure.kind === 'conflict' ? texts.conflict : troubleWords(failure, formTexts.unsure));
  };
  return (
    <Sheet
      open
      title={texts.add}
      onClose={onClose}
      actions={
        <Button
          wide
          kind="primary"
          label={texts.save}
          busyLabel={busy ? texts.saving : undefined}
          onPress={() => void save()}
        />
      }
    >
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <TextField
        label={texts.which}
        placeholder={formTexts.spotsPlaceholder}
        hint={texts.whichHint}
        value={change.which}
        onChange={(which) => set({ which })}
        error={error}
      />
      <View>
        <Switch label={texts.charger} on={change.charger} onChange={(charger) => set({ charger })} />
        <Switch label={texts.accessible} on={change.accessible} onChange={(accessible) => set({ accessible })} />
        <Switch label={texts.outOfUse} on={change.retired} onChange={(retired) => set({ retired })} />
      </View>
    </Sheet>
  );
};
