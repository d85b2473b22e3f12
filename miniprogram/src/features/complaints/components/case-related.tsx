import { declineReasons } from '@huzhou/shared/complaints/casework';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { caseTexts, stateTags } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { storyOf } from '../story.ts';

/** Why it was not accepted, with what can be done about it. */
const Declined = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const reason = detail.declinedFor;
  if (reason === undefined) return null;
  return (
    <Card>
      <Text className="section case__section">{caseTexts.declinedTitle}</Text>
      <Text>{declineReasons[reason]}</Text>
      {detail.commands.includes('reopen') && <Text className="note">{caseTexts.declinedHint}</Text>}
    </Card>
  );
};

/** The case into which this one was merged, with what happens to it. */
const Main = ({ detail: { main } }: { readonly detail: ComplaintDetail }) =>
  main === undefined ? null : (
    <Card>
      <View className="case__tags">
        <Text className="section case__section">{caseTexts.mergedTitle}</Text>
        <StateTag text={stateTags[main.state]} />
      </View>
      <Timeline items={storyOf(main)} />
    </Card>
  );

/** What became of a case that is not simply worked on: declined, or merged with others. */
export const CaseRelated = ({ detail }: { readonly detail: ComplaintDetail }) => (
  <View>
    <Declined detail={detail} />
    <Main detail={detail} />
  </View>
);
