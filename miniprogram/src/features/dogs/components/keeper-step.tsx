import { Text, View } from '@tarojs/components';
import type { Wizard } from '../use-wizard.ts';
import { formTexts as texts } from '../wizard-texts.ts';
import { KeeperFields } from './keeper-fields.tsx';

/** Who keeps it. */
export const KeeperStep = ({ draft, errors, change }: Wizard) => (
  <View>
    <Text className="title step-title">{texts.keeperTitle}</Text>
    <Text className="lead">{texts.keeperHint}</Text>
    <KeeperFields typed={draft} errors={errors} onChange={change} />
  </View>
);
