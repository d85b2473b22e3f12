// Opened from the list of dogs: whoever takes a dog over looks at it by its code, and accepts.
import type { RouteReply } from '@huzhou/shared/contract/route';
import { acceptTransfer, lookAtTransfer } from '@huzhou/shared/dogs/routes';
import { TransferCode } from '@huzhou/shared/dogs/transfer';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call, useSession } from '../../../api/api.ts';
import { type ApiFailure, signedOut } from '../../../api/failure.ts';
import { chosenPersona } from '../../../api/personas.ts';
import { troubleWords } from '../../../api/trouble.ts';
import { useReminders } from '../../../api/use-reminders.ts';
import { useWish } from '../../../api/use-wish.ts';
import { serverNow } from '../../../device/clock.ts';
import { scrollToElement } from '../../../device/scroll.ts';
import { useDraft } from '../../../draft/use-draft.ts';
import { momentWords } from '../../../i18n/time.ts';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { acceptBody, checkAccept, emptyAccept, parseAccept, transferCode } from '../accept-draft.ts';
import { HomeFields } from '../components/home-fields.tsx';
import { KeeperFields } from '../components/keeper-fields.tsx';
import { fieldElement } from '../field-element.ts';
import { goOnWithDog } from '../go.ts';
import { dogTexts } from '../texts.ts';
import { messageFor } from '../wizard-draft.ts';
import { acceptTexts as texts } from '../wizard-texts.ts';

type Offered = RouteReply<typeof lookAtTransfer>;

const inWeChat = process.env.TARO_ENV === 'weapp';

const OfferedDog = ({ dog }: { readonly dog: Offered }) => (
  <Card>
    <Text className="note">{texts.dog}</Text>
    <Text className="hero">{dog.name}</Text>
    <Text>{[dog.breed, dog.colour].filter(Boolean).join(' · ')}</Text>
    <Text>{dog.vaccinated ? texts.vaccinated : texts.notVaccinated}</Text>
    {dog.validUntil !== undefined && <Text className="figures">{texts.validUntil(dog.validUntil)}</Text>}
    <Text className="note figures">{texts.acceptBy(momentWords(epochMilliseconds(dog.acceptBy), serverNow()))}</Text>
  </Card>
);

const useOffered = () => {
  const [offered, setOffered] = useState<Offered>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const forget = (): void => {
    setOffered(undefined);
    setFailure(undefined);
    setWrong(undefined);
  };
  const look = async (typed: string): Promise<void> => {
    forget();
    const code = z.safeParse(TransferCode, transferCode(typed));
    if (!code.success) return setWrong(code.error.issues[0]?.message);
    setBusy(true);
    const answer = await call(lookAtTransfer, { body: { code: code.data } });
    setBusy(false);
    if (answer.ok) setOffered(answer.value);
    else setFailure(answer.failure);
  };
  const trouble = failure === undefined ? wrong : troubleWords(failure, failure.title);
  return { offered, trouble, busy, look, forget };
};

const Accept = ({ draftName, given }: { readonly draftName: string; readonly given: string | undefined }) => {
  const { value, change, discard } = useDraft(draftName, () => ({ ...emptyAccept(), code: given ?? '' }), parseAccept);
  const { offered, trouble, busy, look, forget } = useOffered();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const wish = useWish(dogTexts.unsure);
  const remind = useReminders('dog');
  const edit: typeof change = (part) => {
    change(part);
    setErrors([]);
    wish.forgive();
  };
  const accept = async (): Promise<void> => {
    const found = checkAccept(value);
    setErrors(found);
    const first = found[0]?.field;
    if (first !== undefined) return scrollToElement(fieldElement(first));
    void remind();
    const dog = await wish.ask('accept', acceptTransfer, { body: acceptBody(value) });
    if (dog === undefined) return;
    discard();
    showToast(texts.accepted);
    goOnWithDog(dog.dogId);
  };
  const said = errors.length > 0 ? errors : (wish.failure?.errors ?? []);
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={wish.trouble}>
          {offered === undefined ? (
            <Button
              kind="primary"
              label={texts.look}
              busyLabel={busy ? texts.looking : undefined}
              onPress={() => void look(value.code)}
            />
          ) : (
            <Button
              kind="primary"
              label={texts.accept}
              busyLabel={wish.busy === undefined ? undefined : texts.accepting}
              onPress={() => void accept()}
            />
          )}
        </ActionStack>
      }
    >
      {offered === undefined ? (
        <View>
          <Text className="lead">{texts.intro}</Text>
          <TextField
            label={texts.code}
            placeholder={texts.codePlaceholder}
            value={value.code}
            onChange={(code) => {
              edit({ code });
              forget();
            }}
            error={trouble}
          />
        </View>
      ) : (
        <View>
          <OfferedDog dog={offered} />
          <Button kind="quiet" label={texts.other} onPress={forget} />
          <Text className="section">{texts.keeper}</Text>
          <KeeperFields typed={value} errors={said} onChange={edit} />
          <Text className="section">{texts.home}</Text>
          <HomeFields
            townCode={value.townCode}
            address={value.address}
            onChange={edit}
            townError={messageFor(said, 'home.townCode')}
            addressError={messageFor(said, 'home.address')}
          />
        </View>
      )}
    </Page>
  );
};

const AcceptDog = () => {
  const given = useRouter().params.code;
  // Read again whenever the session changes: somebody came back from the picker.
  useSession();
  const persona = chosenPersona()?.openid;
  if (!inWeChat && persona === undefined)
    return (
      <Page title={texts.title}>
        <FailureState failure={signedOut} onRetry={() => {}} />
      </Page>
    );
  return <Accept key={persona} draftName={`dog.accept.${persona ?? 'mine'}`} given={given} />;
};

// Taro takes a page from the default export.
export default AcceptDog;
