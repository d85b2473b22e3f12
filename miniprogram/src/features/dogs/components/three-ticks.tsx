import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { tickTexts as texts } from '../texts.ts';
import type { Tick } from '../ticks.ts';
import './three-ticks.scss';

/** Entered, vaccinated, chipped: each told by its sign and its date. */
export const ThreeTicks = ({ ticks }: { readonly ticks: readonly Tick[] }) => (
  <View className="ticks" {...aria({ role: 'list', label: texts.label })}>
    {ticks.map(({ kind, done, note }) => (
      <View key={kind} className={`ticks__tick ${done ? 'ticks__tick--done' : ''}`} {...aria({ role: 'listitem' })}>
        <View className="ticks__sign">
          <Icon name={done ? 'check' : 'minus'} size="small" />
        </View>
        <Text className="ticks__name">{texts.names[kind]}</Text>
        <Text className="note figures">{note}</Text>
      </View>
    ))}
  </View>
);
