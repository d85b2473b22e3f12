import { Text, View } from '@tarojs/components';
import { TextField } from '../../../ui/text-field.tsx';
import type { Wizard } from '../use-wizard.ts';
import { messageFor } from '../wizard-draft.ts';
import { homeTexts as texts } from '../wizard-texts.ts';
import { Anchor } from './anchor.tsx';
import { HomeFields } from './home-fields.tsx';

/** Where it lives: what may be kept depends on it. */
export const HomeStep = ({ draft, errors, change }: Wizard) => (
  <View>
    <Text className="title step-title">{texts.title}</Text>
    <HomeFields
      townCode={draft.townCode}
      address={draft.address}
      onChange={change}
      townError={messageFor(errors, 'home.townCode')}
      addressError={messageFor(errors, 'home.address')}
    />
    <Anchor field="movedFrom">
      <TextField
        optional
        label={texts.movedFrom}
        hint={texts.movedFromHint}
        value={draft.movedFrom}
        onChange={(movedFrom) => change({ movedFrom })}
        error={messageFor(errors, 'movedFrom')}
      />
    </Anchor>
  </View>
);
