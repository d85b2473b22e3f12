import { Text, View } from '@tarojs/components';
import { ledgerTexts } from '../i18n/ui.ts';
import './ledger-mark.scss';

export interface LedgerMarkProps {
  readonly colour: 'blue' | 'yellow' | 'red';
  /** Says why, in place of the colour's name. */
  readonly text?: string;
}

/** A mark of the ledger: round for blue, triangular for yellow, eight-cornered for red, and always its word. */
export const LedgerMark = ({ colour, text = ledgerTexts[colour] }: LedgerMarkProps) => (
  <View className={`ledger-mark ledger-mark--${colour}`}>
    <View className="ledger-mark__shape" />
    <Text>{text}</Text>
  </View>
);
