import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import './tabs.scss';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Absent while it is not known. */
  readonly count?: string | undefined;
  /** The gravest mark among what the tab holds. */
  readonly colour?: 'blue' | 'yellow' | 'red' | undefined;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of several lists; each says how much is in it and how grave it is before it is opened. */
export const Tabs = <Value extends string>({ label, tabs, chosen, onChoose }: TabsProps<Value>) => (
  <View className="tabs" {...aria({ role: 'tablist', label })}>
    {tabs.map(({ value, label: name, count, colour }) => (
      <Pressable
        key={value}
        className={`tabs__tab ${value === chosen ? 'tabs__tab--chosen' : ''}`}
        onPress={() => onChoose(value)}
        role="tab"
        selected={value === chosen}
      >
        <Text className="tabs__label">{name}</Text>
        {colour === undefined ? (
          <Text className="tabs__count figures">{count ?? ''}</Text>
        ) : (
          <LedgerMark colour={colour} text={count ?? ''} />
        )}
      </Pressable>
    ))}
  </View>
);
