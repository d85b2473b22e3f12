// Opened from a figure: each case behind it; a tap opens the case, which is put on record.
import { CounterName } from '@huzhou/shared/complaints/figures/counter';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import { type FigureCase, TableDimension } from '@huzhou/shared/insights/figures';
import { listFigureCases } from '@huzhou/shared/insights/routes';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../../api/api.ts';
import type { ApiFailure } from '../../../api/failure.ts';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { takenWords } from '../rate-words.ts';
import { figuresTexts } from '../texts.ts';

/** What the page's address says. */
const Asked = z.object({
  figure: z.catch(CounterName, 'cases'),
  dimension: z.catch(TableDimension, 'city'),
  areaCode: z.optional(z.string()),
  value: z.optional(z.string()),
  from: z.string(),
  to: z.string(),
});

const taken = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? figuresTexts.notDone : takenWords(milliseconds);

const stateName = (state: string): string => (stateNames as Readonly<Record<string, string>>)[state] ?? state;

const CaseCard = ({ each }: { readonly each: FigureCase }) => (
  <Card
    label={`${each.categoryName}，${each.areaName}，${stateName(each.state)}`}
    onPress={() => void Taro.navigateTo({ url: `/features/staff/pages/case?id=${each.complaintId}` })}
  >
    <Text>{`${each.categoryName} · ${each.areaName}`}</Text>
    <Text className="note figures">
      {`${stateName(each.state)} · ${momentWords(epochMilliseconds(each.submittedAt), serverNow())} · ${each.unitName ?? each.sourceName}`}
    </Text>
    <Text className="note figures">
      {figuresTexts.times(
        taken(each.dispatchMilliseconds),
        taken(each.responseMilliseconds),
        taken(each.resolutionMilliseconds),
      )}
    </Text>
  </Card>
);

const FigureCases = () => {
  const { params } = useRouter();
  const [cases, setCases] = useState<readonly FigureCase[]>();
  const [cursor, setCursor] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [loading, setLoading] = useState(false);
  const load = async (after?: string): Promise<void> => {
    setLoading(true);
    setFailure(undefined);
    const query = { ...Asked.parse(params), ...(after === undefined ? {} : { cursor: after }) };
    const answer = await call(listFigureCases, { query });
    setLoading(false);
    if (!answer.ok) return setFailure(answer.failure);
    setCases((known) => [...(after === undefined ? [] : (known ?? [])), ...answer.value.cases]);
    setCursor(answer.value.nextCursor);
  };
  const begin = useRef(load);
  useEffect(() => void begin.current(), []);
  const title = decodeURIComponent(params.title ?? '');
  return (
    <Page title={title === '' ? figuresTexts.casesTitle : `${title} · ${figuresTexts.casesTitle}`}>
      {cases === undefined && failure === undefined && <Skeleton />}
      {failure !== undefined && <FailureState failure={failure} onRetry={() => void load(cursor)} />}
      {cases?.length === 0 && <EmptyState icon="list" {...figuresTexts.noCases} />}
      <View>
        {(cases ?? []).map((each) => (
          <CaseCard key={each.complaintId} each={each} />
        ))}
      </View>
      {cursor !== undefined && failure === undefined && (
        <Button
          wide
          label={figuresTexts.more}
          busyLabel={loading ? figuresTexts.loadingMore : undefined}
          onPress={() => void load(cursor)}
        />
      )}
    </Page>
  );
};

// Taro takes a page from the default export.
export default FigureCases;
