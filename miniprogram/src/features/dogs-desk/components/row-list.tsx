import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { deskTexts as texts } from '../texts.ts';
import type { Pages } from '../use-pages.ts';

export interface RowListProps<Row> {
  readonly list: Pages<Row>;
  readonly empty: { readonly icon: IconName; readonly title: string; readonly text: string };
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list in every state that it can be in: on its way, empty, old, or there. */
export const RowList = <Row,>({ list, empty, children }: RowListProps<Row>) => {
  const { value, failure, loadedAt, refresh, loadMore } = list;
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  if (value === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value.rows.length === 0 ? <EmptyState {...empty} /> : children(value.rows)}
      {value.hasMore && <Button wide label={texts.more} onPress={loadMore} />}
    </View>
  );
};
