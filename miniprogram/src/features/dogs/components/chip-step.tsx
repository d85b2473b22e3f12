import { breedName } from '@huzhou/shared/dogs/breed';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FactList } from '../../../ui/fact-list.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { fullAreaName } from '../../../ui/place-choice.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { Wizard } from '../use-wizard.ts';
import { messageFor, stepOf } from '../wizard-draft.ts';
import { homeTexts, formTexts as texts } from '../wizard-texts.ts';
import { Anchor } from './anchor.tsx';
import './chip-step.scss';

import { ChipField } from './chip-field.tsx';

const said = (...lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');

/** Why it cannot be registered as things are: to be put right, or to be insisted on. */
const Concerns = ({ concerns, errors, insistable, goTo }: Wizard) => {
  const words = new Map(concerns.map((concern) => [concern.words, concern.field]));
  if (insistable) for (const { field, message } of errors) words.set(message, field);
  const first = [...words.values()][0];
  if (first === undefined) return null;
  return (
    <Card>
      <Text className="title">{texts.concerns}</Text>
      {[...words.keys()].map((line) => (
        <View key={line} className="chip-step__concern">
          <Icon name="alert" size="small" />
          <Text>{line}</Text>
        </View>
      ))}
      <Text className="note">{texts.insistText}</Text>
      <Button label={texts.change} onPress={() => goTo(stepOf(first))} />
    </Card>
  );
};

/** The chip, if there is one; what clinics will add; and everything once more before it goes out. */
export const ChipStep = (wizard: Wizard) => {
  const { draft, errors, change } = wizard;
  const { townCode, address, name, breedCode, colour, keeperName } = draft;
  const home = townCode === '' ? [] : said(`${fullAreaName(townCode)} ${address}`);
  return (
    <View>
      <Text className="title step-title">{texts.chipTitle}</Text>
      <Anchor field="chip">
        <ChipField
          optional
          chip={draft.chip}
          onChange={(chip) => change({ chip })}
          error={messageFor(errors, 'chip')}
        />
      </Anchor>
      <Anchor field="slip">
        <TextField
          optional
          label={texts.slip}
          hint={texts.slipHint}
          value={draft.slip}
          onChange={(slip) => change({ slip })}
          error={messageFor(errors, 'slip')}
        />
      </Anchor>
      <Notice icon="shield" text={texts.vaccinationText} />
      <Concerns {...wizard} />
      <Card>
        <Text className="title">{texts.summary}</Text>
        <FactList
          facts={[
            { name: texts.name, lines: said(name) },
            { name: texts.breed, lines: said([breedName(breedCode), colour].filter(Boolean).join(' · ')) },
            { name: homeTexts.address, lines: home },
            { name: texts.keeperName, lines: said(keeperName) },
          ]}
        />
      </Card>
    </View>
  );
};
