import { districts, findArea } from '@huzhou/shared/directory/areas';
import { endNames } from '@huzhou/shared/dogs/dog';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { commonTexts } from '../../../i18n/common.ts';
import { AreaPicker } from '../../../ui/area-picker.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { commandTexts, commandFormTexts as texts } from '../command-texts.ts';
import { askedFor, type KeeperCommand } from '../keeper-commands.ts';
import { dogTexts } from '../texts.ts';
import type { DogWish } from '../use-dog-command.ts';
import { messageFor } from '../wizard-draft.ts';
import { ChipField } from './chip-field.tsx';
import { HomeFields } from './home-fields.tsx';

interface Typed {
  readonly words: string;
  readonly chip: string;
  readonly areaCode: string;
  readonly townCode: string;
  readonly address: string;
  readonly kind: EndKind | undefined;
}

const endKinds = ['death', 'loss', 'giving-up'] as const;
type EndKind = (typeof endKinds)[number];

const said = (words: string) => (words.trim() === '' ? {} : { words: words.trim() });

/** What the command carries, of what was typed. */
const bodyOf = (command: KeeperCommand, typed: Typed): unknown => {
  switch (askedFor[command]) {
    case 'words':
      return { words: typed.words };
    case 'words-if-any':
      return said(typed.words);
    case 'area':
      return { areaCode: typed.areaCode };
    case 'home':
      return { home: { townCode: typed.townCode, address: typed.address } };
    case 'chip':
      return { chip: typed.chip };
    case 'end':
      return { kind: typed.kind, ...said(typed.words) };
    default:
      return {};
  }
};

interface FieldsProps {
  readonly command: KeeperCommand;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly change: (part: Partial<Typed>) => void;
}

const Words = ({ typed, errors, change, command }: FieldsProps) => (
  <TextArea
    label={texts.words}
    hint={dogTexts.wordsHint}
    optional={askedFor[command] !== 'words'}
    value={typed.words}
    onChange={(words) => change({ words })}
    most={longestWords}
    error={messageFor(errors, 'words')}
  />
);

const Fields = (props: FieldsProps) => {
  const { command, typed, errors, change } = props;
  switch (askedFor[command]) {
    case 'words':
    case 'words-if-any':
      return <Words {...props} />;
    case 'area':
      return (
        <Field label={texts.area} error={messageFor(errors, 'areaCode')}>
          {() => (
            <AreaPicker districts={districts} chosen={typed.areaCode} onChoose={(areaCode) => change({ areaCode })} />
          )}
        </Field>
      );
    case 'home':
      return (
        <HomeFields
          inline
          townCode={typed.townCode}
          address={typed.address}
          onChange={change}
          townError={messageFor(errors, 'home.townCode')}
          addressError={messageFor(errors, 'home.address')}
        />
      );
    case 'chip':
      return <ChipField chip={typed.chip} onChange={(chip) => change({ chip })} error={messageFor(errors, 'chip')} />;
    case 'end':
      return (
        <View>
          <Field label={texts.endKind} error={messageFor(errors, 'kind')}>
            {() => (
              <ChoiceList<EndKind>
                label={texts.endKind}
                look="chips"
                choices={endKinds.map((value) => ({ value, label: endNames[value] }))}
                chosen={typed.kind}
                onChoose={(kind) => change({ kind })}
              />
            )}
          </Field>
          <Words {...props} />
        </View>
      );
    default:
      return null;
  }
};

export interface CommandSheetProps {
  readonly command: KeeperCommand;
  readonly dog: DogDetail;
  readonly wish: DogWish;
  readonly onGive: (body: unknown) => void;
  readonly onClose: () => void;
}

/** One command: what it means, what it asks for, and the button that does it. */
export const CommandSheet = ({ command, dog, wish, onGive, onClose }: CommandSheetProps) => {
  const { label, text, busy, confirm = label } = commandTexts[command];
  const home = dog.townCode !== undefined && findArea(dog.townCode) !== undefined ? dog.townCode : '';
  const [typed, setTyped] = useState<Typed>({
    words: '',
    chip: '',
    areaCode: home,
    townCode: '',
    address: '',
    kind: undefined,
  });
  const change = (part: Partial<Typed>): void => {
    setTyped((known) => ({ ...known, ...part }));
    wish.forgive();
  };
  // An error of a field that stands here is said there; any other one is said at the end.
  const fields = ['words', 'areaCode', 'home.townCode', 'home.address', 'chip', 'kind'];
  const other = wish.errors.find(({ field }) => !fields.some((name) => field === name || field.startsWith(`${name}.`)));
  const trouble = wish.trouble ?? other?.message;
  return (
    <Sheet
      open
      title={label}
      onClose={onClose}
      actions={
        <>
          <Button label={commonTexts.cancel} onPress={onClose} />
          <Button
            kind="primary"
            label={confirm}
            busyLabel={wish.busy ? busy : undefined}
            onPress={() => onGive(bodyOf(command, typed))}
          />
        </>
      }
    >
      <Text className="lead">{text}</Text>
      <Fields command={command} typed={typed} errors={wish.errors} change={change} />
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
    </Sheet>
  );
};
