// Opened from the home page: my dogs, what is due next for each, and the ways to everything else about dogs.
import { isEnded } from '@huzhou/shared/dogs/lifecycle';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { DogCard } from '../components/dog-card.tsx';
import { openAccept, openTag, openVerify, openWizard } from '../go.ts';
import { listTexts as texts } from '../texts.ts';
import { useDogs } from '../use-dogs.ts';

const Others = () => (
  <Card>
    <Text className="title">{texts.more}</Text>
    <LinkRow icon="swap" label={texts.accept} note={texts.acceptNote} onPress={openAccept} />
    <LinkRow icon="search" label={texts.tag} note={texts.tagNote} onPress={() => openTag()} />
    <LinkRow icon="shield" label={texts.verify} note={texts.verifyNote} onPress={openVerify} />
  </Card>
);

const Dogs = () => {
  const { value, failure, loadedAt, refresh } = useDogs();
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (value === undefined)
    return (
      <Page title={texts.title}>
        {failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />}
        {/* Neither a finder nor somebody who checks a certificate has to be anybody. */}
        {failure !== undefined && <Others />}
      </Page>
    );
  const here = value.dogs.filter(({ state }) => !isEnded(state));
  const past = value.dogs.filter(({ state }) => isEnded(state));
  return (
    <Page
      title={texts.title}
      {...(here.length === 0
        ? {}
        : { action: <Button kind="primary" icon="plus" label={texts.register} onPress={() => openWizard()} /> })}
    >
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {here.length === 0 && (
        <EmptyState
          icon="dog"
          title={texts.empty.title}
          text={texts.empty.text}
          action={{ label: texts.empty.action, onPress: () => openWizard() }}
        />
      )}
      {here.map((dog) => (
        <DogCard key={dog.dogId} dog={dog} />
      ))}
      <Others />
      {past.length > 0 && (
        <View>
          <Text className="section">{texts.past}</Text>
          {past.map((dog) => (
            <DogCard key={dog.dogId} dog={dog} />
          ))}
        </View>
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default Dogs;
