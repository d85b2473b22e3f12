// Opened by anybody who is shown a certificate: whether it is genuine and in force.
import { Text } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { canScan, scanCode } from '../../../device/scan-code.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { VerifiedCard } from '../components/verified-card.tsx';
import { todayInChina } from '../day-words.ts';
import { verifyTexts as texts } from '../finder-texts.ts';
import { useVerification } from '../use-verification.ts';

const Verify = () => {
  const given = useRouter().params.number ?? '';
  const [typed, setTyped] = useState(given);
  const { verified, busy, wrong, verify, forget } = useVerification();
  const first = useRef({ given, verify });
  useEffect(() => {
    if (first.current.given !== '') void first.current.verify(first.current.given);
  }, []);
  const scan = async (): Promise<void> => {
    const text = await scanCode();
    if (text === undefined) return;
    setTyped(text);
    await verify(text);
  };
  return (
    <Page
      title={texts.title}
      action={
        <>
          {canScan && <Button label={texts.scan} onPress={() => void scan()} />}
          <Button
            kind="primary"
            label={texts.check}
            busyLabel={busy ? texts.checking : undefined}
            onPress={() => void verify(typed)}
          />
        </>
      }
    >
      <Text className="lead">{texts.intro}</Text>
      <TextField
        label={texts.field}
        placeholder={texts.placeholder}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          forget();
        }}
        error={wrong ? texts.wrong : undefined}
      />
      {verified !== undefined && <VerifiedCard verified={verified} today={todayInChina()} />}
    </Page>
  );
};

// Taro takes a page from the default export.
export default Verify;
