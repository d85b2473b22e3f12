import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { caseTexts, stateTags } from '../../../i18n/cases.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { stateSentence } from '../state-sentence.ts';

/** How things stand in one sentence, and the number by which it can be asked for. */
export const CaseHead = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { complaintId, state, opening } = detail;
  const settled = isSettled(state);
  const sentence = stateSentence(detail, useNow(!settled));
  return (
    <Card>
      <View className="case__tags">
        <StateTag text={stateTags[state]} settled={settled} />
        {opening > 1 && <Text className="note">{caseTexts.opening(opening)}</Text>}
        {detail.following && !detail.isMine && <Text className="note">{caseTexts.following}</Text>}
        {detail.followers > 0 && <Text className="note">{caseTexts.followers(detail.followers)}</Text>}
      </View>
      <View {...aria({ role: 'status', live: 'polite' })}>
        <Text className="title">{sentence}</Text>
      </View>
      <View className="case__number">
        <View className="case__number-words">
          <Text className="note secondary">{caseTexts.number}</Text>
          <Text className="figures case__id">{complaintId}</Text>
        </View>
        <Button kind="quiet" label={caseTexts.copy} onPress={() => void copyWords(complaintId)} />
      </View>
    </Card>
  );
};
