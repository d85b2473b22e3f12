import { areaName } from '@huzhou/shared/directory/areas';
import { monthOf } from '@huzhou/shared/dogs/day';
import { type CoverageCounts, type CoverageReport, fewDogs } from '@huzhou/shared/dogs/figures/coverage';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { countWords } from '../count-words.ts';
import { byMissing, isFew, monthsOf, partOf, shares } from '../dog-coverage.ts';
import { dogBoardTexts as texts } from '../dog-texts.ts';
import { percentWords } from '../rate-words.ts';
import { Row } from './board-lists.tsx';

const judgementOf = (counts: CoverageCounts, share: (typeof shares)[number]): string => {
  const missing = counts.known - counts[share];
  return missing === 0 ? texts.kept : texts.missed(countWords(missing));
};

const Share = ({ counts, share }: { readonly counts: CoverageCounts; readonly share: (typeof shares)[number] }) => {
  const { name, hint } = texts.rates[share];
  const part = partOf(counts, share);
  const ofKnown = texts.of(countWords(counts[share]), countWords(counts.known));
  return (
    <Card className="rate">
      <View className="rate__told" {...aria({ role: 'img', label: texts.spoken(name, percentWords(part), ofKnown) })}>
        <View className="rate__head">
          <Text className="rate__name">{name}</Text>
          <Text className="note">{hint}</Text>
        </View>
        <View className="rate__main">
          <Text className={part === undefined ? 'rate__none' : 'rate__number figures'}>
            {part === undefined ? texts.nobody : percentWords(part)}
          </Text>
          {part !== undefined && (
            <View className={`rate__judgement ${part < 1 ? 'rate__judgement--missed' : ''}`}>
              <Icon name={part < 1 ? 'alert' : 'check'} size="small" />
              <Text className="figures">{`${judgementOf(counts, share)} · ${texts.target}`}</Text>
            </View>
          )}
        </View>
        <View className="rate__bar">
          <View className="rate__filled" style={{ width: `${((part ?? 0) * 100).toFixed(2)}%` }} />
        </View>
      </View>
      <Text className="note figures">{ofKnown}</Text>
      {isFew(counts) && part !== undefined && <Text className="note">{texts.few}</Text>}
      <Text className="note secondary">{texts.excluded[share]}</Text>
    </Card>
  );
};

/** The promise and what it is made of, over known dogs. */
export const DogShares = ({ counts }: { readonly counts: CoverageCounts }) => (
  <View className="board__rates">
    {shares.map((share) => (
      <Share key={share} counts={counts} share={share} />
    ))}
  </View>
);

const rowWords = (now: CoverageCounts): string => {
  const [all, known] = [countWords(now.all), countWords(now.known)];
  return isFew(now) ? texts.areas.rowFew(all, known) : texts.areas.row(percentWords(partOf(now, 'all')), all, known);
};

interface DistrictsProps {
  readonly report: CoverageReport;
  readonly onChoose: (districtCode: string) => void;
}

export const DogDistricts = ({ report, onChoose }: DistrictsProps) => (
  <Card>
    <Text className="section board__first">{texts.areas.districts}</Text>
    <Text className="note">{texts.areas.hint}</Text>
    {byMissing(report.districts).map(({ districtCode, now }) => (
      <Pressable
        key={districtCode}
        className="board__row"
        label={`${areaName(districtCode)} ${rowWords(now)}`}
        onPress={() => onChoose(districtCode)}
      >
        <Text>{areaName(districtCode)}</Text>
        <Text className="figures board__words">{rowWords(now)}</Text>
      </Pressable>
    ))}
    <Text className="note">{texts.areas.excluded(fewDogs)}</Text>
  </Card>
);

const townsAtOnce = 10;

export const DogTowns = ({ district }: { readonly district: CoverageReport['districts'][number] }) => {
  const [whole, setWhole] = useState(false);
  const towns = byMissing(district.towns.filter(({ now }) => now.known > 0));
  if (towns.length === 0) return null;
  return (
    <Card>
      <Text className="section board__first">{texts.areas.towns(areaName(district.districtCode))}</Text>
      <Text className="note">{texts.areas.townHint}</Text>
      {towns.slice(0, whole ? towns.length : townsAtOnce).map(({ townCode, now }) => (
        <Row key={townCode} name={areaName(townCode)} words={rowWords(now)} />
      ))}
      <Text className="note">{texts.areas.excluded(fewDogs)}</Text>
      {towns.length > townsAtOnce && (
        <Button
          kind="quiet"
          wide
          label={whole ? texts.areas.less : texts.areas.more}
          onPress={() => setWhole(!whole)}
        />
      )}
    </Card>
  );
};

interface MonthsProps {
  readonly report: CoverageReport;
  readonly districtCode: string | undefined;
}

/** All three month by month: a bar each, and its figures beside it. */
export const DogMonths = ({ report, districtCode }: MonthsProps) => {
  const months = [...monthsOf(report, districtCode)].reverse();
  if (months.length === 0) return null;
  const running = monthOf(report.asOf);
  return (
    <Card>
      <Text className="section board__first">{texts.months.title}</Text>
      {months.map(({ month, counts }) => (
        <View key={month} className="dog-month">
          <View className="dog-month__head">
            <Text className="figures">{month === running ? texts.months.running : texts.months.month(month)}</Text>
            <Text className="figures board__words">{rowWords(counts)}</Text>
          </View>
          <View className="rate__bar">
            <View className="rate__filled" style={{ width: `${((partOf(counts, 'all') ?? 0) * 100).toFixed(2)}%` }} />
          </View>
        </View>
      ))}
      <Text className="note">{texts.months.excluded}</Text>
    </Card>
  );
};
