import { Text, View } from '@tarojs/components';
import './state-tag.scss';

/** The state of a case in one word; quiet once nothing more is owed. */
export const StateTag = ({ text, settled = false }: { readonly text: string; readonly settled?: boolean }) => (
  <View className={`state-tag ${settled ? 'state-tag--settled' : ''}`}>
    <Text>{text}</Text>
  </View>
);
