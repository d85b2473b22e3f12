import type { FieldError } from '@huzhou/shared/kernel/failure';
import { View } from '@tarojs/components';
import { TextField } from '../../../ui/text-field.tsx';
import { messageFor } from '../wizard-draft.ts';
import { formTexts as texts } from '../wizard-texts.ts';
import { Anchor } from './anchor.tsx';

export interface KeeperTyped {
  readonly keeperName: string;
  readonly identityNumber: string;
  readonly phone: string;
}

export interface KeeperFieldsProps {
  readonly typed: KeeperTyped;
  readonly errors: readonly FieldError[];
  readonly onChange: (part: Partial<KeeperTyped>) => void;
}

/** Who keeps the dog: shown to nobody but masked. */
export const KeeperFields = ({ typed, errors, onChange }: KeeperFieldsProps) => (
  <View>
    <Anchor field="keeper.name">
      <TextField
        label={texts.keeperName}
        value={typed.keeperName}
        onChange={(keeperName) => onChange({ keeperName })}
        error={messageFor(errors, 'keeper.name')}
      />
    </Anchor>
    <Anchor field="keeper.identityNumber">
      <TextField
        label={texts.identityNumber}
        value={typed.identityNumber}
        onChange={(identityNumber) => onChange({ identityNumber })}
        error={messageFor(errors, 'keeper.identityNumber')}
      />
    </Anchor>
    <Anchor field="keeper.phone">
      <TextField
        kind="tel"
        label={texts.phone}
        value={typed.phone}
        onChange={(phone) => onChange({ phone })}
        error={messageFor(errors, 'keeper.phone')}
      />
    </Anchor>
  </View>
);
