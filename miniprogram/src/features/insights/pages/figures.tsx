// Opened from the workbench by those who answer for a team or an area: their figures, down to the cases behind each.
import type { CounterName } from '@huzhou/shared/complaints/figures/counter';
import type { FigureRow as Figures, TableDimension } from '@huzhou/shared/insights/figures';
import { getFigures } from '@huzhou/shared/insights/routes';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { serverNow } from '../../../device/clock.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords } from '../../../i18n/time.ts';
import { type Choice, ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { FigureRows } from '../components/figure-rows.tsx';
import { daysOf, type Range } from '../figure-range.ts';
import { dayWords } from '../rate-words.ts';
import { figuresTexts } from '../texts.ts';
import '../figures.scss';

const dimensions = (['city', 'district', 'town', 'team', 'category', 'source', 'day'] as const).map(
  (value): Choice<TableDimension> => ({ value, label: figuresTexts.dimensions[value] }),
);
const ranges = (['week', 'month', 'quarter', 'year'] as const).map(
  (value): Choice<Range> => ({ value, label: figuresTexts.range[value] }),
);

const FiguresPage = () => {
  const [dimension, setDimension] = useState<TableDimension>('city');
  const [range, setRange] = useState<Range>('month');
  const { value, failure, loadedAt, refresh } = useFresh(
    () => call(getFigures, { query: { dimension, ...daysOf(range, serverNow()) } }),
    { key: `${dimension} ${range}`, everySeconds: 60 },
  );
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const openCases = (row: Figures, figure: CounterName): void => {
    if (value === undefined) return;
    const { areaCode, from, to } = value;
    const of = dimension === 'day' ? { from: row.value, to: row.value } : { from, to };
    const which = dimension === 'city' || dimension === 'day' ? '' : `&dimension=${dimension}&value=${row.value}`;
    const title = encodeURIComponent(row.name);
    const query = `figure=${figure}&areaCode=${areaCode}&from=${of.from}&to=${of.to}${which}&title=${title}`;
    void Taro.navigateTo({ url: `/features/insights/pages/figure-cases?${query}` });
  };
  return (
    <Page title={figuresTexts.title} wide>
      <View className="figure-choices">
        <ChoiceList label={figuresTexts.range.label} look="chips" choices={ranges} chosen={range} onChoose={setRange} />
        <ChoiceList
          label={figuresTexts.dimensions.label}
          look="chips"
          choices={dimensions}
          chosen={dimension}
          onChoose={setDimension}
        />
      </View>
      {failure !== undefined && loadedAt !== undefined && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      {value !== undefined ? (
        <View>
          <Text className="note figures figure-scope">
            {figuresTexts.scope(value.areaName, dayWords(value.from), dayWords(value.to))}
          </Text>
          {value.rows.length === 0 ? (
            <EmptyState icon="list" {...figuresTexts.empty} />
          ) : (
            <FigureRows key={`${dimension} ${range}`} rows={value.rows} onOpen={openCases} />
          )}
        </View>
      ) : failure !== undefined ? (
        <FailureState failure={failure} onRetry={() => void refresh()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default FiguresPage;
