import { Text } from '@tarojs/components';
import { commonTexts } from '../i18n/common.ts';
import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** What will happen, as a verb: 「撤回投诉」, never 「确定」. */
  readonly confirmLabel: string;
  readonly busyLabel?: string | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. */
export const Dialog = ({ open, title, text, confirmLabel, busyLabel, onConfirm, onCancel }: DialogProps) => (
  <Sheet
    open={open}
    title={title}
    onClose={onCancel}
    actions={
      <>
        <Button label={commonTexts.cancel} onPress={onCancel} />
        <Button kind="primary" label={confirmLabel} busyLabel={busyLabel} onPress={onConfirm} />
      </>
    }
  >
    <Text>{text}</Text>
  </Sheet>
);
