import { findCategory } from '@huzhou/shared/complaints/category';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { listUnits } from '@huzhou/shared/directory/routes';
import { type Unit, workNames } from '@huzhou/shared/directory/unit';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { teamTexts } from '../../../i18n/staff-commands.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { rankTeams, returnedBy, searchTeams } from '../team-choice.ts';

export interface TeamPickerProps {
  readonly detail: ComplaintDetail;
  readonly chosen: string | undefined;
  /** Units that are not offered: they have it already. */
  readonly taken?: readonly string[];
  readonly onChoose: (unit: Unit) => void;
}

const directoryIsGoodForSeconds = 300;

/** The district's teams: the one that fits place and kind first, the others below, all of them to be searched. */
export const TeamPicker = ({ detail, chosen, taken = [], onChoose }: TeamPickerProps) => {
  const { districtCode } = detail;
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
  const found = searchTeams(
    rankTeams(
      value.units.filter(({ unitId }) => !taken.includes(unitId)),
      detail,
    ),
    words,
  );
  const sentBack = returnedBy(detail.timeline);
  const work = findCategory(detail.categoryCode)?.work;
  const groups = [
    { title: teamTexts.suggested, teams: found.suggested },
    { title: work === undefined ? teamTexts.others : teamTexts.sameWork(workNames[work]), teams: found.sameWork },
    { title: teamTexts.others, teams: found.others },
  ].filter(({ teams }) => teams.length > 0);
  return (
    <View>
      <Entry kind="search" label={teamTexts.search} placeholder={teamTexts.search} value={words} onChange={setWords} />
      {groups.length === 0 && <Text className="section">{teamTexts.none(words.trim())}</Text>}
      {groups.map(({ title, teams }) => (
        <View key={title}>
          <Text className="section">{title}</Text>
          <ChoiceList
            label={title}
            choices={teams.map(({ unitId, name, works }) => ({
              value: unitId,
              label: name,
              note: sentBack.has(name) ? teamTexts.returned : teamTexts.works(works.map((each) => workNames[each])),
            }))}
            chosen={chosen}
            onChoose={(unitId) => {
              const unit = teams.find((team) => team.unitId === unitId);
              if (unit !== undefined) onChoose(unit);
            }}
          />
        </View>
      ))}
    </View>
  );
};
