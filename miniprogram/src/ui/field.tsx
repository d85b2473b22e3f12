import { Text, View } from '@tarojs/components';
import { type ReactNode, useId } from 'react';
import { commonTexts } from '../i18n/common.ts';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import './field.scss';

/** What a control inside a field needs to be tied to its label, hint and error. */
export interface FieldControl {
  readonly id: string;
  readonly label: string;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and what to do about it; stands beside the field until it is put right. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** At the right end of the line below: a counter. */
  readonly aside?: string | undefined;
  readonly children: (control: FieldControl) => ReactNode;
}

export const Field = ({ label, hint, error, optional = false, aside, children }: FieldProps) => {
  const id = useId();
  const noteId = `${id}note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <View className="field">
      <View className="field__label">
        <Text>{label}</Text>
        {optional && <Text className="note field__optional">{commonTexts.optional}</Text>}
      </View>
      {children({ id, label, invalid: error !== undefined, describedBy: described ? noteId : undefined })}
      <View className="field__below">
        <View id={noteId} className="field__note" {...aria({ live: 'polite' })}>
          {error !== undefined ? (
            <View className="field__error">
              <Icon name="alert" size="small" />
              <Text>{error}</Text>
            </View>
          ) : (
            hint !== undefined && <Text className="note">{hint}</Text>
          )}
        </View>
        {aside !== undefined && <Text className="note figures">{aside}</Text>}
      </View>
    </View>
  );
};
