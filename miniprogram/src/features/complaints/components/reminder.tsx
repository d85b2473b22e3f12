import { getMe } from '@huzhou/shared/identity/routes';
import { useEffect, useState } from 'react';
import { call } from '../../../api/api.ts';
import { askForMessages } from '../../../api/messages.ts';
import { caseTexts } from '../../../i18n/cases.ts';
import { meTexts } from '../../../i18n/me.ts';
import { Notice } from '../../../ui/notice.tsx';
import { showToast } from '../../../ui/toast.tsx';

/** Offers to be told of progress while no message is left to be sent: one consent, one message, as WeChat has it. */
export const Reminder = () => {
  const [templateId, setTemplateId] = useState<string>();
  useEffect(() => {
    void call(getMe, {}).then((me) => {
      if (!me.ok) return;
      const progress = me.value.templates.find(({ key }) => key === 'progress');
      if (progress !== undefined && (me.value.quota[progress.templateId] ?? 0) === 0)
        setTemplateId(progress.templateId);
    });
  }, []);
  if (templateId === undefined) return null;
  const ask = async (): Promise<void> => {
    const answer = await askForMessages([templateId]);
    showToast(meTexts.messages[answer]);
    if (answer !== 'failed') setTemplateId(undefined);
  };
  const { text, action } = caseTexts.remind;
  return <Notice icon="bell" text={text} action={{ label: action, onPress: () => void ask() }} />;
};
