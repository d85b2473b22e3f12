import { areaName } from '@huzhou/shared/directory/areas';
import type { ParkingBoard } from '@huzhou/shared/insights/parking';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { parkingTexts } from '../parking-texts.ts';
import { HoursChart, HoursLegend } from './hours-chart.tsx';

type Area = ParkingBoard['areas'][number];

const texts = parkingTexts.areas;

const gapOf = ({ searchesWithoutResult, refusals, waits }: Area): number => searchesWithoutResult + refusals + waits;

const AreaRow = ({ area }: { readonly area: Area }) => {
  const { name, districtCode, searches, searchesWithoutResult, spots, bookings, hours } = area;
  const gap = gapOf(area);
  const gapWords = gap === 0 ? texts.even : texts.gap(gap);
  const [demand, supply] = [texts.demand(searches, searchesWithoutResult), texts.supply(spots, bookings)];
  return (
    <View className="parking-area" {...aria({ role: 'listitem', label: texts.spoken(name, gapWords, demand, supply) })}>
      <View className="parking-area__head">
        <Text className="parking-area__name">{name}</Text>
        <Text className={`figures ${gap === 0 ? 'note' : 'parking-area__gap'}`}>{gapWords}</Text>
      </View>
      <HoursChart small hours={hours} />
      <Text className="note figures">{`${areaName(districtCode)} · ${demand}`}</Text>
      <Text className="note figures">{supply}</Text>
    </View>
  );
};

/** Where parking is short: what was asked for, against what there is. */
export const ParkingAreas = ({ areas }: Pick<ParkingBoard, 'areas'>) => (
  <Card>
    <Text className="section board__first">{texts.title}</Text>
    <Text className="note">{texts.hint}</Text>
    <HoursLegend keys={['demand', 'open', 'booked']} />
    <View className="parking-areas" {...aria({ role: 'list' })}>
      {areas.map((area) => (
        <AreaRow key={area.areaId} area={area} />
      ))}
    </View>
    <Text className="note">{`${texts.excluded}。${texts.assumed}`}</Text>
  </Card>
);
