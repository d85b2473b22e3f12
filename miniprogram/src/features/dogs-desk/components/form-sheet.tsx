import { Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { deskTexts as texts } from '../texts.ts';
import type { DeskForm } from '../use-desk-form.ts';

export interface FormSheetProps {
  readonly title: string;
  /** What it means for others. */
  readonly text?: string | undefined;
  readonly submit: string;
  readonly form: Pick<DeskForm<object>, 'restored' | 'trouble' | 'busy' | 'send' | 'startOver'>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form risen from the bottom: what it does, its fields, and one button. */
export const FormSheet = ({ title, text, submit, form, onClose, children }: FormSheetProps) => (
  <Sheet
    open
    title={title}
    onClose={onClose}
    actions={
      <ActionStack trouble={form.trouble}>
        <Button
          wide
          kind="primary"
          label={submit}
          busyLabel={form.busy ? texts.sending : undefined}
          onPress={form.send}
        />
      </ActionStack>
    }
  >
    {text !== undefined && <Text className="lead">{text}</Text>}
    {form.restored && <Notice text={texts.restored} action={{ label: texts.startOver, onPress: form.startOver }} />}
    {children}
  </Sheet>
);
