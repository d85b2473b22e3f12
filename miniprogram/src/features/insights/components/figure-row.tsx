import type { CounterName } from '@huzhou/shared/complaints/figures/counter';
import type { PromiseFigure } from '@huzhou/shared/complaints/figures/kpi';
import type { FigureRow as Figures } from '@huzhou/shared/insights/figures';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { percentWords, takenWords } from '../rate-words.ts';
import { boardTexts, figuresTexts, promiseNames } from '../texts.ts';

type OpenCases = (figure: CounterName) => void;

const PromiseLine = ({ figure, name, onOpen }: { figure: PromiseFigure; name: string; onOpen: OpenCases }) => {
  const { promise, met, due, rate, isKept, isSmall, taken } = figure;
  const label = promiseNames[promise].name;
  const missed = due - met;
  return (
    <View className="figure__promise">
      <View className="figure__rate">
        {isKept !== undefined && <Icon name={isKept ? 'check' : 'alert'} size="small" />}
        <Text>{label}</Text>
        <Text className="figures figure__percent">{rate === undefined ? '—' : percentWords(rate)}</Text>
      </View>
      <Text className="note figures figure__line">
        {`${boardTexts.counts(met, due)}${isSmall ? `，${boardTexts.small}` : ''}`}
      </Text>
      {taken !== undefined && (
        <Text className="note figures figure__line">
          {boardTexts.taken(
            takenWords(taken.p50Milliseconds),
            takenWords(taken.p95Milliseconds),
            takenWords(taken.p99Milliseconds),
          )}
        </Text>
      )}
      {missed > 0 && (
        <Pressable
          className="figure__open"
          label={figuresTexts.open(name, `${label}${figuresTexts.missedCases(missed)}`)}
          onPress={() => onOpen(`${promise}Missed`)}
        >
          <Text>{figuresTexts.missedCases(missed)}</Text>
          <Icon name="chevron-right" size="small" />
        </Pressable>
      )}
    </View>
  );
};

const besides = [
  ['reopened', 'reopenedCases'],
  ['extended', 'extendedCases'],
  ['suspended', 'suspendedCases'],
] as const;

/** One row of figures: each promise with what is behind it one tap away, and what keeps it honest beside it. */
export const FigureRow = ({ row, onOpen }: { readonly row: Figures; readonly onOpen: OpenCases }) => (
  <Card className="figure">
    <View className="figure__head">
      <Text className="title">{row.name}</Text>
      <Pressable className="figure__open" onPress={() => onOpen('cases')} label={figuresTexts.open(row.name, '')}>
        <Text className="figures">{figuresTexts.cases(row.beside.cases)}</Text>
        <Icon name="chevron-right" size="small" />
      </Pressable>
    </View>
    {row.promises.map((figure) => (
      <PromiseLine key={figure.promise} figure={figure} name={row.name} onOpen={onOpen} />
    ))}
    <View className="figure__beside">
      {besides.map(([name, words]) =>
        row.beside[name].part === 0 ? (
          <Text key={name} className="note figures">
            {figuresTexts[words](0)}
          </Text>
        ) : (
          <Pressable key={name} className="figure__open" onPress={() => onOpen(name)}>
            <Text className="figures">{figuresTexts[words](row.beside[name].part)}</Text>
            <Icon name="chevron-right" size="small" />
          </Pressable>
        ),
      )}
    </View>
  </Card>
);
