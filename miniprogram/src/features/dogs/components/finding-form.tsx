import { leaveMessage } from '@huzhou/shared/dogs/public-routes';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useWish } from '../../../api/use-wish.ts';
import { locateMe } from '../../../device/locate.ts';
import { useDraft } from '../../../draft/use-draft.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { finderTexts as texts } from '../finder-texts.ts';
import { checkFinding, emptyFinding, type FindingDraft, findingOf, parseFinding } from '../finding-draft.ts';
import { messageFor } from '../wizard-draft.ts';
import { Anchor } from './anchor.tsx';
import './finding-form.scss';

export interface FindingForm {
  readonly draft: FindingDraft;
  readonly errors: readonly FieldError[];
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly change: (part: Partial<FindingDraft>) => void;
  readonly send: () => void;
}

/** Word for the keeper: kept until it has gone out, and sent once. */
export const useFindingForm = (code: string, onSent: () => void): FindingForm => {
  const { value, change, discard } = useDraft(`dog.finding.${code}`, emptyFinding, parseFinding);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const wish = useWish(texts.unsure);
  const refused = wish.failure?.errors ?? [];
  const send = async (): Promise<void> => {
    const found = checkFinding(value);
    setErrors(found);
    if (found.length > 0) return;
    const answer = await wish.ask('send', leaveMessage, { path: { code }, body: findingOf(value) });
    if (answer === undefined) return;
    discard();
    onSent();
  };
  return {
    draft: value,
    errors: errors.length > 0 ? errors : refused,
    trouble: refused.length > 0 ? undefined : wish.trouble,
    busy: wish.busy !== undefined,
    change: (part) => {
      change(part);
      setErrors([]);
      wish.forgive();
    },
    send: () => void send(),
  };
};

const longest = 500;

const Here = ({ draft, change }: FindingForm) => {
  const [locating, setLocating] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const attach = async (): Promise<void> => {
    setTrouble(undefined);
    setLocating(true);
    const found = await locateMe();
    setLocating(false);
    if (typeof found === 'object') change({ point: found });
    else setTrouble(texts[found]);
  };
  if (draft.point !== undefined)
    return (
      <Notice
        icon="check"
        text={texts.attached}
        action={{ label: texts.detach, onPress: () => change({ point: undefined }) }}
      />
    );
  return (
    <View>
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      <Button
        wide
        icon="pin"
        label={texts.here}
        busyLabel={locating ? texts.locating : undefined}
        onPress={() => void attach()}
      />
    </View>
  );
};

/** Where the dog is and what there is to say; a telephone number only for who likes to give one. */
export const FindingFields = (form: FindingForm) => {
  const { draft, errors, change } = form;
  return (
    <View>
      <Anchor field="words">
        <TextArea
          label={texts.words}
          placeholder={texts.wordsPlaceholder}
          value={draft.words}
          onChange={(words) => change({ words })}
          most={longest}
          error={messageFor(errors, 'words')}
        />
      </Anchor>
      <Anchor field="place">
        <TextField
          optional
          label={texts.place}
          placeholder={texts.placePlaceholder}
          value={draft.place}
          onChange={(place) => change({ place })}
          error={messageFor(errors, 'place')}
        />
      </Anchor>
      <Here {...form} />
      <View className="finding-form__phone">
        <TextField
          optional
          kind="tel"
          label={texts.phone}
          hint={texts.phoneHint}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          error={messageFor(errors, 'phone')}
        />
      </View>
      <Text className="note">{texts.privacy}</Text>
    </View>
  );
};
