import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { scrollToElement } from '../../../device/scroll.ts';
import { signInTexts } from '../../../i18n/common.ts';
import { filingTexts } from '../../../i18n/filing.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Filing, Setback } from '../use-filing.ts';

const elementId = 'setback';

const toMine = (): void => void Taro.switchTab({ url: '/features/complaints/pages/mine' });
const toSignIn = (): void => void Taro.navigateTo({ url: '/pages/sign-in' });

const wordsOf = (setback: Setback): string => {
  switch (setback.kind) {
    case 'offline':
      return filingTexts.offline;
    case 'unsure':
      return filingTexts.unsure;
    case 'already-sent':
      return filingTexts.alreadySent.text;
    case 'signed-out':
      return signInTexts.intro;
    case 'refused':
      return setback.title;
  }
};

const actionOf = ({ kind }: Setback) => {
  if (kind === 'already-sent') return { label: filingTexts.alreadySent.action, onPress: toMine };
  return kind === 'signed-out' ? { label: signInTexts.go, onPress: toSignIn } : undefined;
};

/** Why the complaint has not gone out, and what to do. Nothing that was typed is lost. */
export const SetbackNotice = ({ setback, submitAsAnother }: Filing) => {
  useEffect(() => {
    if (setback !== undefined) scrollToElement(elementId);
  }, [setback]);
  if (setback === undefined) return null;
  const action = actionOf(setback);
  const icon = setback.kind === 'offline' || setback.kind === 'unsure' ? 'offline' : 'alert';
  return (
    <View id={elementId}>
      <Notice icon={icon} text={wordsOf(setback)} {...(action === undefined ? {} : { action })} />
      {setback.kind === 'already-sent' && (
        <Button wide label={filingTexts.alreadySent.another} onPress={submitAsAnother} />
      )}
    </View>
  );
};
