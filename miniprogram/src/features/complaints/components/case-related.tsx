import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { caseTexts, stateTags } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { storyOf } from '../story.ts';

/** What the duty desk wrote when it declined the case or sent it elsewhere; the reason itself stands at the top. */
const DeskWords = ({ detail: { state, timeline } }: { readonly detail: ComplaintDetail }) => {
  if (state !== 'declined' && state !== 'transferred') return null;
  const words = [...timeline].reverse().find(({ type }) => type === state)?.words;
  return words === undefined ? null : (
    <Card>
      <Text className="section case__section">{caseTexts.deskWords}</Text>
      <Text className="case__words">{words}</Text>
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
    <DeskWords detail={detail} />
    <Main detail={detail} />
  </View>
);
