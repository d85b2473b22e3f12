import { listUnits } from '@huzhou/shared/directory/routes';
import type { Unit } from '@huzhou/shared/directory/unit';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { teamTexts } from '../../../i18n/staff-commands.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { matchesTeam } from '../team-choice.ts';

export interface UnitPickerProps {
  readonly districtCode: string;
  readonly chosen: string | undefined;
  readonly onChoose: (unit: Unit) => void;
}

const directoryIsGoodForSeconds = 300;

/** Any unit of a district, its teams and its desk, found by name. */
export const UnitPicker = ({ districtCode, chosen, onChoose }: UnitPickerProps) => {
  const [words, setWords] = useState('');
  const { value, failure, refresh } = useFresh(() => call(listUnits, { query: { districtCode } }), {
    everySeconds: directoryIsGoodForSeconds,
    key: districtCode,
  });
  if (value === undefined)
    return failure === undefined ? (
      <Skeleton cards={2} />
    ) : (
      <FailureState failure={failure} onRetry={() => void refresh()} />
    );
  const found = value.units.filter((unit) => matchesTeam(unit, words));
  return (
    <View>
      <Entry kind="search" label={teamTexts.search} placeholder={teamTexts.search} value={words} onChange={setWords} />
      {found.length === 0 && <Text className="section">{teamTexts.none(words.trim())}</Text>}
      <ChoiceList
        label={teamTexts.search}
        choices={found.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        chosen={chosen}
        onChoose={(unitId) => {
          const unit = found.find((each) => each.unitId === unitId);
          if (unit !== undefined) onChoose(unit);
        }}
      />
    </View>
  );
};
