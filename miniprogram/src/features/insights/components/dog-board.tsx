import { areaName } from '@huzhou/shared/directory/areas';
import { getCoverage } from '@huzhou/shared/dogs/public-routes';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { countsOf } from '../dog-coverage.ts';
import { dogBoardTexts as texts } from '../dog-texts.ts';
import { DogDistricts, DogMonths, DogShares, DogTowns } from './dog-coverage-cards.tsx';

/** The third promise: of all dogs that are known of, how many are entered, vaccinated and chipped. */
export const DogBoardPart = () => {
  const [districtCode, setDistrictCode] = useState<string>();
  const { value, failure, loadedAt, refresh } = useFresh(() => call(getCoverage, { query: {} }), { everySeconds: 60 });
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (value === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const counts = countsOf(value, districtCode);
  const district = value.districts.find((each) => each.districtCode === districtCode);
  return (
    <View className="board dog-board">
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      <View className="board-scope" {...aria({ role: 'status', live: 'polite' })}>
        <View>
          <Text className="board-scope__name">
            {districtCode === undefined ? texts.scope.city : areaName(districtCode)}
          </Text>
          <Text className="note">{texts.scope.now}</Text>
        </View>
        {districtCode !== undefined && (
          <Button kind="quiet" icon="undo" label={texts.scope.back} onPress={() => setDistrictCode(undefined)} />
        )}
      </View>
      {counts.known === 0 ? (
        <EmptyState icon="dog" title={texts.none.title} text={texts.none.text} />
      ) : (
        <DogShares counts={counts} />
      )}
      <View className="board__columns">
        <View className="board__column">
          {district === undefined ? (
            <DogDistricts report={value} onChoose={setDistrictCode} />
          ) : (
            <DogTowns district={district} />
          )}
        </View>
        <View className="board__column">
          <DogMonths report={value} districtCode={districtCode} />
        </View>
      </View>
      <Text className="note figures">{texts.asOf(momentWords(epochMilliseconds(value.asOf), serverNow()))}</Text>
    </View>
  );
};
