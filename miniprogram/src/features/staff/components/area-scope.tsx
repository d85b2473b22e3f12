import { Text, View } from '@tarojs/components';
import { scopeTexts } from '../../../i18n/staff-oversight.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { areaLevels } from '../area-scope.ts';

export interface AreaScopeProps {
  /** The areas that this person oversees. */
  readonly own: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
  /** A choice before all others that stands for all of it. */
  readonly everywhere?: { readonly label: string; readonly onChoose: () => void };
}

const all = 'all';

/** One area, by level: 市, 县, 乡. */
export const AreaScope = ({ own, chosen, onChoose, everywhere }: AreaScopeProps) => (
  <View>
    {areaLevels(own, chosen).map(({ level, areas }, index) => (
      <View key={level}>
        <Text className="section">{scopeTexts[level]}</Text>
        <ChoiceList
          label={scopeTexts[level]}
          look="chips"
          choices={[
            ...(index === 0 && everywhere !== undefined ? [{ value: all, label: everywhere.label }] : []),
            ...areas.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          // The district stays marked while one of its towns is chosen.
          chosen={
            chosen === undefined
              ? all
              : areas.find(({ code }) => code === chosen || (level === 'district' && chosen.startsWith(code)))?.code
          }
          onChoose={(code) => (code === all ? everywhere?.onChoose() : onChoose(code))}
        />
      </View>
    ))}
  </View>
);
