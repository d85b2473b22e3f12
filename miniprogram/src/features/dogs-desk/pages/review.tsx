// Opened by a registrar from the list or a message: one dog as it was applied for, and what is to be decided on it.
import { dogStateNames } from '@huzhou/shared/dogs/lifecycle';
import { getRegisteredDog } from '@huzhou/shared/dogs/registry-routes';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { CommandSheet } from '../components/command-sheet.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { KeeperCard } from '../components/keeper-card.tsx';
import { Concerns, DogFacts, RefusalAndTransfer, Vaccinations } from '../components/review-facts.tsx';
import { dogStory } from '../dog-story.ts';
import { momentOf, sinceWords } from '../moment.ts';
import { offeredCommands } from '../review-routes.ts';
import { commandTexts, type ReviewCommand, reviewTexts as texts } from '../review-texts.ts';

/** What a page is mostly opened for; sending back and refusing are nobody's first wish. */
const grants: readonly ReviewCommand[] = ['approve', 'grant-appeal', 'settle-objection'];

const Head = ({ dog: { name, state, waitingSince } }: { readonly dog: DogDetail }) => (
  <View className="desk__title">
    <View className="desk__tags">
      <Text className="hero">{name ?? ''}</Text>
      <StateTag text={dogStateNames[state]} settled={waitingSince === undefined} />
    </View>
    {waitingSince !== undefined && (
      <Text className="note figures">{texts.waited(sinceWords(waitingSince), momentOf(waitingSince))}</Text>
    )}
  </View>
);

const Whole = ({
  dog,
  onCommand,
}: {
  readonly dog: DogDetail;
  readonly onCommand: (command: ReviewCommand) => void;
}) => {
  const { others } = offeredCommands(dog.commands);
  return (
    <View>
      <Head dog={dog} />
      <View className="desk__columns">
        <View>
          <Concerns dog={dog} />
          <RefusalAndTransfer dog={dog} />
          <DogFacts dog={dog} />
        </View>
        <View>
          <Vaccinations dog={dog} />
          <KeeperCard dog={dog} />
          {others.length > 0 && (
            <Card>
              <Text className="title">{texts.others}</Text>
              {others.map((command) => (
                <LinkRow
                  key={command}
                  icon="flag"
                  label={commandTexts[command].title}
                  onPress={() => onCommand(command)}
                />
              ))}
            </Card>
          )}
          <Card>
            <Text className="title">{texts.history}</Text>
            <Timeline items={dogStory(dog.history)} />
          </Card>
        </View>
      </View>
    </View>
  );
};

const Review = ({ personId, staff }: DeskSession) => {
  const dogId = useRouter().params.id ?? '';
  const { value, failure, loadedAt, refresh, replace } = useFresh(() => call(getRegisteredDog, { path: { dogId } }), {
    key: `${personId} ${dogId}`,
    everySeconds: 60,
  });
  const [command, setCommand] = useState<ReviewCommand>();
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const decisions = value === undefined ? [] : offeredCommands(value.commands).decisions;
  return (
    <Page
      title={texts.title}
      wide
      {...(decisions.length === 0
        ? {}
        : {
            action: decisions.map((each) => (
              <Button
                key={each}
                kind={grants.includes(each) ? 'primary' : 'plain'}
                label={commandTexts[each].title}
                onPress={() => setCommand(each)}
              />
            )),
          })}
    >
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value !== undefined && <Whole dog={value} onCommand={setCommand} />}
      {value === undefined &&
        (failure === undefined ? (
          <Skeleton />
        ) : failure.kind === 'not-found' ? (
          <EmptyState icon="dog" title={texts.missing.title} text={texts.missing.text} />
        ) : (
          <FailureState failure={failure} onRetry={() => void refresh()} />
        ))}
      {command !== undefined && (
        <CommandSheet
          key={command}
          dogId={dogId}
          command={command}
          staffId={staff.staffId}
          onClose={() => {
            setCommand(undefined);
            // Somebody else may have been faster.
            void refresh();
          }}
          onDone={(dog) => {
            setCommand(undefined);
            replace(dog);
            showToast(texts.done);
          }}
        />
      )}
    </Page>
  );
};

const ReviewPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Review key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default ReviewPage;
