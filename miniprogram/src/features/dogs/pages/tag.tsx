// Opened by scanning a dog's tag, by whoever found it: tells that the dog has a home, and lets them reach its keeper.
import { type FinderPage, scanTag } from '@huzhou/shared/dogs/public-routes';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../api/api.ts';
import type { ApiFailure } from '../../../api/failure.ts';
import { canScan, scanCode } from '../../../device/scan-code.ts';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FindingFields, useFindingForm } from '../components/finding-form.tsx';
import { finderTexts as texts } from '../finder-texts.ts';
import { goHome, goOnWithTag } from '../go.ts';
import { tagCodeIn, tagCodeOf } from '../tag-code.ts';
import './tag.scss';

const FoundDog = ({ dog }: { readonly dog: FinderPage }) => {
  const { name, registered, vaccinated, lost } = dog;
  const { facts } = texts;
  const lines = [
    { done: registered, words: registered ? facts.registered : facts.unregistered },
    { done: vaccinated, words: vaccinated ? facts.vaccinated : facts.unvaccinated },
  ];
  return (
    <Card className={`found-dog ${lost ? 'found-dog--lost' : ''}`}>
      <Text className="hero">{lost ? texts.lost(name) : texts.home(name)}</Text>
      <Text>{lost ? texts.lostText : texts.homeText}</Text>
      <View className="found-dog__facts">
        {lines.map(({ done, words }) => (
          <View key={words} className="found-dog__fact">
            <Icon name={done ? 'check' : 'info'} size="small" />
            <Text>{words}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
};

const Thanks = ({ onAgain }: { readonly onAgain: () => void }) => (
  <Page
    title={texts.title}
    action={
      <>
        <Button label={texts.thanks.again} onPress={onAgain} />
        <Button kind="primary" label={texts.thanks.done} onPress={goHome} />
      </>
    }
  >
    <EmptyState icon="check" title={texts.thanks.title} text={texts.thanks.text} />
  </Page>
);

const Finder = ({ code, dog }: { readonly code: string; readonly dog: FinderPage }) => {
  const [sent, setSent] = useState(false);
  const form = useFindingForm(code, () => setSent(true));
  if (sent) return <Thanks onAgain={() => setSent(false)} />;
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={form.trouble}>
          <Button
            kind="primary"
            icon="send"
            label={texts.send}
            busyLabel={form.busy ? texts.sending : undefined}
            onPress={form.send}
          />
        </ActionStack>
      }
    >
      <FoundDog dog={dog} />
      <FindingFields {...form} />
    </Page>
  );
};

const EnterCode = ({ unknown }: { readonly unknown: boolean }) => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const take = (text: string): void => {
    const code = tagCodeIn(text);
    setWrong(code === undefined);
    if (code !== undefined) goOnWithTag(code);
  };
  const scan = async (): Promise<void> => {
    const text = await scanCode();
    if (text !== undefined) take(text);
  };
  return (
    <Page
      title={texts.title}
      action={
        <>
          {canScan && <Button label={texts.scan} onPress={() => void scan()} />}
          <Button kind="primary" label={texts.look} onPress={() => take(typed)} />
        </>
      }
    >
      {unknown && <EmptyState icon="alert" title={texts.unknownTag.title} text={texts.unknownTag.text} />}
      <TextField
        label={texts.enter}
        hint={texts.enterHint}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setWrong(false);
        }}
        error={wrong ? texts.enterWrong : undefined}
      />
    </Page>
  );
};

type Looked =
  | { readonly kind: 'dog'; readonly dog: FinderPage }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

const ScannedTag = ({ code }: { readonly code: string }) => {
  const [looked, setLooked] = useState<Looked>();
  const look = useCallback(async (): Promise<void> => {
    setLooked(undefined);
    const answer = await call(scanTag, { path: { code } });
    if (answer.ok) setLooked({ kind: 'dog', dog: answer.value });
    else
      setLooked(
        answer.failure.kind === 'not-found' ? { kind: 'unknown' } : { kind: 'failed', failure: answer.failure },
      );
  }, [code]);
  useEffect(() => {
    void look();
  }, [look]);
  if (looked?.kind === 'dog') return <Finder code={code} dog={looked.dog} />;
  if (looked?.kind === 'unknown') return <EnterCode unknown />;
  return (
    <Page title={texts.title}>
      {looked === undefined ? (
        <Skeleton cards={1} />
      ) : (
        <FailureState failure={looked.failure} onRetry={() => void look()} />
      )}
    </Page>
  );
};

const Tag = () => {
  const { params } = useRouter();
  const opened = params.code ?? params.scene ?? params.q;
  const code = tagCodeOf(params);
  return code === undefined ? <EnterCode unknown={opened !== undefined} /> : <ScannedTag key={code} code={code} />;
};

// Taro takes a page from the default export.
export default Tag;
