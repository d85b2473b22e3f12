import { Text, View } from '@tarojs/components';
import './fact-list.scss';

export interface Fact {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Names and what they stand for, one below the other. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <View className="fact-list">
    {facts
      .filter(({ lines }) => lines.length > 0)
      .map(({ name, lines }) => (
        <View key={name} className="fact-list__row">
          <Text className="fact-list__name">{name}</Text>
          <View className="fact-list__lines">
            {lines.map((line) => (
              <Text key={line} className="fact-list__line figures">
                {line}
              </Text>
            ))}
          </View>
        </View>
      ))}
  </View>
);
