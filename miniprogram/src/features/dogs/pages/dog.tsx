// Opened from the list of dogs and from every message about one: a dog, what is due, and all that its keeper may do.
import { areaName } from '@huzhou/shared/directory/areas';
import { refusalNames } from '@huzhou/shared/dogs/dog';
import { isKept } from '@huzhou/shared/dogs/lifecycle';
import { actorNames, type DogDetail } from '@huzhou/shared/dogs/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { type ReactElement, useState } from 'react';
import { useReminders } from '../../../api/use-reminders.ts';
import { serverNow } from '../../../device/clock.ts';
import { scrollToTop } from '../../../device/scroll.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { commandTexts } from '../command-texts.ts';
import { CommandSheet } from '../components/command-sheet.tsx';
import { DisputeCard } from '../components/dispute-card.tsx';
import { DogFacts, Vaccinations } from '../components/dog-facts.tsx';
import { DogHead } from '../components/dog-head.tsx';
import { FindingsCard } from '../components/findings-card.tsx';
import { TagCard } from '../components/tag-card.tsx';
import { TransferCard } from '../components/transfer-card.tsx';
import { openCertificate, openWizard } from '../go.ts';
import { historyWords } from '../history-words.ts';
import { type KeeperCommand, keeperCommands, keeperRoutes } from '../keeper-commands.ts';
import { dogTexts as texts } from '../texts.ts';
import { useDogCommand } from '../use-dog-command.ts';
import { useDog } from '../use-dogs.ts';

const moment = (at: Instant): string => momentWords(epochMilliseconds(at), serverNow());

const icons: Readonly<Partial<Record<KeeperCommand, IconName>>> = {
  lose: 'alert',
  renew: 'refresh',
  chip: 'shield',
  'offer-transfer': 'swap',
  'cancel-transfer': 'undo',
  'change-address': 'pin',
  'replace-tag': 'refresh',
  'object-transfer': 'flag',
  'move-out': 'send',
  withdraw: 'undo',
  deregister: 'close',
};

interface PartProps {
  readonly dog: DogDetail;
  readonly ask: (command: KeeperCommand) => void;
}

/** The one thing that matters most now. */
const primaryOf = ({ dog, ask }: PartProps): ReactElement | undefined => {
  const { state, dogId, commands, role } = dog;
  const command = (name: KeeperCommand) => (
    <Button kind="primary" label={commandTexts[name].label} onPress={() => ask(name)} />
  );
  if (commands.includes('submit')) {
    const label = state === 'returned' ? texts.correct : texts.goOn;
    return <Button kind="primary" icon="edit" label={label} onPress={() => openWizard(dogId)} />;
  }
  if (commands.includes('appeal')) return command('appeal');
  if (commands.includes('move-back')) return command('move-back');
  if (!isKept(state) || role !== 'keeper') return undefined;
  const first = (['find', 'renew'] as const).find((each) => commands.includes(each));
  return (
    <>
      <Button
        kind={first === undefined ? 'primary' : 'plain'}
        label={texts.show}
        onPress={() => openCertificate(dogId)}
      />
      {first !== undefined && command(first)}
    </>
  );
};

const atBottom: readonly KeeperCommand[] = ['find', 'appeal', 'move-back', 'renew'];

/** What needs to be known before anything else. */
const News = ({ dog }: { readonly dog: DogDetail }) => {
  const { refusal, concerns, lost, state, history } = dog;
  const returned = state === 'returned' ? history.filter(({ type }) => type === 'returned').at(-1)?.words : undefined;
  const open = state === 'submitted' ? concerns : [];
  return (
    <>
      {lost !== undefined && (
        <Notice icon="search" text={texts.lostSince(moment(lost.at), areaName(lost.townCode ?? lost.districtCode))} />
      )}
      {returned !== undefined && <Notice icon="edit" text={returned} />}
      {refusal !== undefined && ['refused', 'appealed'].includes(state) && (
        <Card>
          <Text className="title">{`${texts.refusal}：${refusalNames[refusal.reason]}`}</Text>
          <Text>{refusal.words}</Text>
          <Text className="note figures">{texts.appealUntil(moment(refusal.appealUntil))}</Text>
        </Card>
      )}
      {open.map(({ code, words, waived }) => (
        <Notice key={code} icon="alert" text={`${waived ? texts.waived : texts.concerns}：${words}`} />
      ))}
    </>
  );
};

const Commands = ({ dog, ask }: PartProps) => {
  const others = keeperCommands.filter((command) => dog.commands.includes(command) && !atBottom.includes(command));
  if (others.length === 0) return null;
  return (
    <Card>
      <Text className="title">{texts.more}</Text>
      {others.map((command) => (
        <LinkRow
          key={command}
          icon={icons[command] ?? 'edit'}
          label={commandTexts[command].label}
          note={commandTexts[command].note}
          onPress={() => ask(command)}
        />
      ))}
    </Card>
  );
};

const mostHistory = 30;

const History = ({ dog }: { readonly dog: DogDetail }) => (
  <Card>
    <Text className="title">{texts.history}</Text>
    <Timeline
      items={dog.history
        .filter(({ type }) => type !== 'saved')
        .slice(-mostHistory)
        .reverse()
        .map((entry) => ({
          key: String(entry.seq),
          at: entry.at,
          who: dog.role === 'keeper' && entry.by === actorNames.keeper ? texts.me : entry.by,
          what: historyWords(entry),
          words: entry.words,
        }))}
    />
  </Card>
);

const OneDog = () => {
  const dogId = useRouter().params.id ?? '';
  const { value: dog, failure, loadedAt, refresh, replace } = useDog(dogId);
  const [asked, setAsked] = useState<KeeperCommand>();
  const wish = useDogCommand();
  const remind = useReminders('dog');
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (dog === undefined)
    return (
      <Page title={texts.title}>
        {failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />}
      </Page>
    );
  const ask = (command: KeeperCommand): void => {
    wish.forgive();
    setAsked(command);
  };
  const give = async (command: KeeperCommand, body: unknown): Promise<void> => {
    void remind();
    const after = await wish.give(keeperRoutes[command], dogId, body);
    if (after === undefined) return;
    replace(after);
    setAsked(undefined);
    showToast(commandTexts[command].done);
    // What it led to stands at the top: a code, a notice, another state.
    scrollToTop();
  };
  const primary = primaryOf({ dog, ask });
  const mine = dog.role === 'keeper';
  return (
    <Page title={dog.name ?? texts.title} {...(primary === undefined ? {} : { action: primary })}>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      <Card>
        <DogHead dog={dog} large />
      </Card>
      <News dog={dog} />
      {mine && isKept(dog.state) && <FindingsCard dogId={dogId} expected={dog.state === 'lost'} />}
      <TransferCard dog={dog} />
      {dog.disputes.map((dispute) => (
        <DisputeCard key={dispute.claimantDogId} dog={dog} dispute={dispute} onSaid={replace} />
      ))}
      <Commands dog={dog} ask={ask} />
      {dog.state !== 'draft' && <Vaccinations dog={dog} />}
      <DogFacts dog={dog} />
      {dog.tagCode !== undefined && isKept(dog.state) && <TagCard code={dog.tagCode} />}
      <History dog={dog} />
      <View>
        {asked !== undefined && (
          <CommandSheet
            key={asked}
            command={asked}
            dog={dog}
            wish={wish}
            onGive={(body) => void give(asked, body)}
            onClose={() => setAsked(undefined)}
          />
        )}
      </View>
    </Page>
  );
};

// Taro takes a page from the default export.
export default OneDog;
