import { areaName } from '@huzhou/shared/directory/areas';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FactList } from '../../../ui/fact-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { reviewTexts as texts } from '../review-texts.ts';
import { type RevealedKeeper, useKeeper } from '../use-keeper.ts';

const PurposeSheet = ({ revealed, onClose }: { readonly revealed: RevealedKeeper; readonly onClose: () => void }) => {
  const [purpose, setPurpose] = useState('');
  const { title, warning, placeholder, submit, busy, purpose: label } = texts.revealSheet;
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      actions={
        <ActionStack trouble={revealed.trouble}>
          <Button
            wide
            kind="primary"
            label={submit}
            busyLabel={revealed.busy ? busy : undefined}
            onPress={() => revealed.reveal(purpose)}
          />
        </ActionStack>
      }
    >
      <Notice icon="shield" text={warning} />
      <TextArea
        label={label}
        placeholder={placeholder}
        most={longestWords}
        value={purpose}
        onChange={(words) => {
          setPurpose(words);
          revealed.forgive();
        }}
        error={revealed.error}
      />
    </Sheet>
  );
};

/** Who keeps the dog: masked, until somebody says what they need to know it for. */
export const KeeperCard = ({ dog }: { readonly dog: DogDetail }) => {
  const revealed = useKeeper(dog.dogId);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (revealed.keeper !== undefined) setAsking(false);
  }, [revealed.keeper]);
  const whole = revealed.keeper;
  const shown =
    whole === undefined
      ? dog.keeper
      : { ...whole.keeper, address: `${areaName(whole.home.townCode)} ${whole.home.address}` };
  if (shown === undefined) return null;
  const names = ['name', 'identityNumber', 'phone', 'address'] as const;
  return (
    <Card>
      <Text className="title">{texts.household}</Text>
      <FactList facts={names.map((name) => ({ name: texts.keeper[name], lines: [shown[name]] }))} />
      {whole === undefined ? (
        <Button icon="shield" label={texts.reveal} onPress={() => setAsking(true)} />
      ) : (
        <>
          <Text className="note">{texts.revealed}</Text>
          <Button label={texts.hide} onPress={revealed.hide} />
        </>
      )}
      {asking && (
        <PurposeSheet
          revealed={revealed}
          onClose={() => {
            setAsking(false);
            revealed.forgive();
          }}
        />
      )}
    </Card>
  );
};
