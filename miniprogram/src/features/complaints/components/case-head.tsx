import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useNow } from '../../../device/clock.ts';
import { caseTexts, stateTags } from '../../../i18n/cases.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { stateSentence } from '../state-sentence.ts';

const copy = async (number: string): Promise<void> => {
  try {
    await Taro.setClipboardData({ data: number });
    // WeChat says so itself.
    if (process.env.TARO_ENV !== 'weapp') showToast(caseTexts.copied);
  } catch {
    // Refused by the platform: the number can still be read and selected.
  }
};

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
      </View>
      <View {...aria({ role: 'status', live: 'polite' })}>
        <Text className="title">{sentence}</Text>
      </View>
      <View className="case__number">
        <View className="case__number-words">
          <Text className="note secondary">{caseTexts.number}</Text>
          <Text className="figures case__id">{complaintId}</Text>
        </View>
        <Button kind="quiet" label={caseTexts.copy} onPress={() => void copy(complaintId)} />
      </View>
    </Card>
  );
};
