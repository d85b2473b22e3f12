import { Text, View } from '@tarojs/components';
import { areaTexts } from '../i18n/ui.ts';
import { ChoiceList } from './choice-list.tsx';

interface AreaOption {
  readonly code: string;
  readonly name: string;
}

export interface AreaPickerProps {
  readonly districts: readonly (AreaOption & { readonly towns: readonly AreaOption[] })[];
  /** Code of a district or of one of its towns. */
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
  /** A district alone does not do: its town has to be told. */
  readonly townNeeded?: boolean;
}

const choicesOf = (areas: readonly AreaOption[]) => areas.map(({ code, name }) => ({ value: code, label: name }));

/** First the district, then its town or street, which may stay open. */
export const AreaPicker = ({ districts, chosen, onChoose, townNeeded = false }: AreaPickerProps) => {
  const district = districts.find(({ code, towns }) => code === chosen || towns.some((town) => town.code === chosen));
  return (
    <View>
      <Text className="section">{areaTexts.district}</Text>
      <ChoiceList
        label={areaTexts.district}
        look="chips"
        choices={choicesOf(districts)}
        chosen={district?.code}
        onChoose={onChoose}
      />
      {district !== undefined && (
        <View>
          <Text className="section">{areaTexts.town}</Text>
          <ChoiceList
            label={areaTexts.town}
            look="chips"
            choices={[
              ...(townNeeded ? [] : [{ value: district.code, label: areaTexts.unknownTown }]),
              ...choicesOf(district.towns),
            ]}
            chosen={chosen}
            onChoose={onChoose}
          />
        </View>
      )}
    </View>
  );
};
