import { getMe } from '@huzhou/shared/identity/routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { askForMessages } from '../../../api/messages.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { dutyTexts } from '../../../i18n/staff.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { showToast } from '../../../ui/toast.tsx';
import './duty-messages.scss';

/** On duty: how many messages may still come, and a tap that allows one more of each kind. */
export const DutyMessages = ({ personId }: { readonly personId: string }) => {
  const { value: me, failure, refresh } = useFresh(() => call(getMe, {}), { everySeconds: 30, key: personId });
  const [asking, setAsking] = useState(false);
  const wanted = me?.templates.filter(({ key }) => key === 'task' || key === 'alarm') ?? [];
  // Its room is kept while it loads, so that the rows below do not jump under a thumb.
  if (me === undefined ? failure !== undefined : wanted.length === 0) return null;
  const left = (wantedKey: string): number =>
    wanted.reduce((sum, { key, templateId }) => (key === wantedKey ? sum + (me?.quota[templateId] ?? 0) : sum), 0);
  const [task, alarm] = [left('task'), left('alarm')];
  const state = task + alarm === 0 ? dutyTexts.none : dutyTexts.left(task, alarm);
  const ask = async (): Promise<void> => {
    setAsking(true);
    const answer = await askForMessages(wanted.map(({ templateId }) => templateId));
    setAsking(false);
    showToast(dutyTexts[answer]);
    await refresh();
  };
  return (
    <View className="duty">
      <Icon name="bell" />
      <View className="duty__words">
        <Text className="duty__label">{dutyTexts.label}</Text>
        <Text className="note figures">{me === undefined ? commonTexts.loading : state}</Text>
      </View>
      <Button
        label={dutyTexts.ask}
        busyLabel={asking ? dutyTexts.asking : undefined}
        disabled={me === undefined}
        onPress={() => void ask()}
      />
    </View>
  );
};
