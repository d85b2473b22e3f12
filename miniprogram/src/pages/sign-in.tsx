// Only in the browser build: opened where a session is needed, lets one be one of the demonstration's personas.
import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { sessions } from '../api/api.ts';
import type { ApiFailure } from '../api/failure.ts';
import { choosePersona, chosenPersona, listPersonas, type Persona } from '../api/personas.ts';
import { signInTexts } from '../i18n/common.ts';
import { Card } from '../ui/card.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { FailureState } from '../ui/failure-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/page-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const leave = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home' });
};

const SignIn = () => {
  const [personas, setPersonas] = useState<readonly Persona[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(async (): Promise<void> => {
    setFailure(undefined);
    const answer = await listPersonas();
    if (answer.ok) setPersonas(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => {
    void load();
  }, [load]);

  const choose = async (openid: string): Promise<void> => {
    const persona = personas?.find((each) => each.openid === openid);
    choosePersona(persona);
    sessions.end();
    const answer = await sessions.ensure();
    if (answer.ok) leave();
    else setFailure(answer.failure);
  };

  return (
    <Page title={signInTexts.title}>
      <Text className="lead">{signInTexts.intro}</Text>
      {failure !== undefined && personas !== undefined && <Notice icon="alert" text={failure.title} />}
      {failure !== undefined && personas === undefined && (
        <FailureState failure={failure} onRetry={() => void load()} />
      )}
      {failure === undefined && personas === undefined && <Skeleton cards={2} />}
      {personas?.length === 0 && (
        <EmptyState icon="people" title={signInTexts.none.title} text={signInTexts.none.text} />
      )}
      {personas !== undefined && personas.length > 0 && (
        <Card>
          <ChoiceList
            label={signInTexts.title}
            choices={personas.map(({ openid, name, note, role }) => ({
              value: openid,
              label: name,
              note: note ?? role,
            }))}
            chosen={chosenPersona()?.openid}
            onChoose={(openid) => void choose(openid)}
          />
        </Card>
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default SignIn;
