import { areaName } from '@huzhou/shared/directory/areas';
import type { ParkingBoard } from '@huzhou/shared/insights/parking';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { parkingTexts } from '../parking-texts.ts';
import { HoursChart, HoursLegend } from './hours-chart.tsx';

type Area = ParkingBoard['areas'][number];

const texts = parkingTexts.areas;

const gapOf = ({ searchesWithoutResult, refusals, waits }: Area): number => searchesWithoutResult + refusals + waits;

const AreaRow = ({ area, folded }: { readonly area: Area; readonly folded: boolean }) => {
  const { name, districtCode, searches, searchesWithoutResult, spots, bookings, hours } = area;
  const gap = gapOf(area);
  const gapWords = gap === 0 ? texts.even : texts.gap(gap);
  const [demand, supply] = [texts.demand(searches, searchesWithoutResult), texts.supply(spots, bookings)];
  return (
    <View
      className={`parking-area ${folded ? 'parking-area--folded' : ''}`}
      {...aria({ role: 'listitem', label: texts.spoken(name, gapWords, demand, supply) })}
    >
      <View className="parking-area__head">
        <Text className="parking-area__name">{name}</Text>
        <Text className={`figures parking-area__gap ${gap === 0 ? 'note' : 'parking-area__gap--some'}`}>
          {gapWords}
        </Text>
      </View>
      <HoursChart small hours={hours} />
      <Text className="note figures">{`${areaName(districtCode)} · ${demand}`}</Text>
      <Text className="note figures">{supply}</Text>
    </View>
  );
};

/** A phone shows so many at first; a wide screen and paper show all. */
const first = 8;

/** Where parking is short: what was asked for, against what there is. */
export const ParkingAreas = ({ areas }: Pick<ParkingBoard, 'areas'>) => {
  const [all, setAll] = useState(false);
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <Text className="note">{texts.hint}</Text>
      <HoursLegend keys={['demand', 'open', 'booked']} />
      <View className="parking-areas" {...aria({ role: 'list' })}>
        {areas.map((area, index) => (
          <AreaRow key={area.areaId} area={area} folded={!all && index >= first} />
        ))}
      </View>
      <View className="parking-areas__more">
        <Button kind="quiet" wide label={all ? texts.fewer : texts.all(areas.length)} onPress={() => setAll(!all)} />
      </View>
      <Text className="note">{`${texts.excluded}。${texts.assumed}`}</Text>
    </Card>
  );
};
