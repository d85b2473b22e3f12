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
  /** The gravest mark among what the tab holds, and how often it is there. */
  readonly gravest?: { readonly colour: 'blue' | 'yellow' | 'red'; readonly count: string } | undefined;
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
    {tabs.map(({ value, label: name, count, gravest }) => (
      <Pressable
        key={value}
        className={`tabs__tab ${value === chosen ? 'tabs__tab--chosen' : ''}`}
        onPress={() => onChoose(value)}
        role="tab"
        selected={value === chosen}
      >
        <Text className="tabs__label">{name}</Text>
        <View className="tabs__counts">
          <Text className="tabs__count figures">{count ?? ''}</Text>
          {gravest !== undefined && <LedgerMark colour={gravest.colour} text={gravest.count} />}
        </View>
      </Pressable>
    ))}
  </View>
);
