import type { PromiseFigure } from '@huzhou/shared/complaints/figures/kpi';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { percentWords, takenWords } from '../rate-words.ts';
import { boardTexts, promiseNames } from '../texts.ts';

const excludedWords = ({ excluded }: PromiseFigure): string => {
  const parts = (['running', 'suspended', 'unchecked', 'left'] as const).flatMap((name) =>
    excluded[name] === 0 ? [] : [boardTexts.excludedParts[name](excluded[name])],
  );
  return parts.length === 0 ? boardTexts.nothingExcluded : `${boardTexts.excluded}：${parts.join('，')}`;
};

const judgementOf = ({ isKept, isSmall }: PromiseFigure): string => {
  if (isKept === undefined) return boardTexts.none;
  const said = isKept ? boardTexts.kept : boardTexts.missed;
  return isSmall ? `${said}，${boardTexts.small}` : said;
};

/** One promise: its rate large, against its target, over how many, how long it took, and what is not in it. */
export const PromiseRate = ({ figure }: { readonly figure: PromiseFigure }) => {
  const { promise, met, due, rate, target, isKept, taken } = figure;
  const { name, promised } = promiseNames[promise];
  const judgement = judgementOf(figure);
  const counts = boardTexts.counts(met, due);
  return (
    <Card className="rate">
      <View
        className="rate__told"
        {...aria({
          role: 'img',
          label: boardTexts.spoken(
            name,
            percentWords(rate),
            boardTexts.target(percentWords(target)),
            judgement,
            counts,
          ),
        })}
      >
        <View className="rate__head">
          <Text className="rate__name">{name}</Text>
          <Text className="note">{promised}</Text>
        </View>
        <View className="rate__main">
          <Text className={rate === undefined ? 'rate__none' : 'rate__number figures'}>{percentWords(rate)}</Text>
          <View className={`rate__judgement ${isKept === false ? 'rate__judgement--missed' : ''}`}>
            {isKept !== undefined && <Icon name={isKept ? 'check' : 'alert'} size="small" />}
            <Text>
              {rate === undefined
                ? boardTexts.target(percentWords(target))
                : `${judgement} · ${boardTexts.target(percentWords(target))}`}
            </Text>
          </View>
        </View>
        <View className="rate__bar">
          <View className="rate__filled" style={{ width: `${((rate ?? 0) * 100).toFixed(2)}%` }} />
          <View className="rate__target" style={{ left: `${(target * 100).toFixed(2)}%` }} />
        </View>
      </View>
      <Text className="note figures">{counts}</Text>
      {taken !== undefined && (
        <Text className="note figures">
          {boardTexts.taken(
            takenWords(taken.p50Milliseconds),
            takenWords(taken.p95Milliseconds),
            takenWords(taken.p99Milliseconds),
          )}
        </Text>
      )}
      <Text className="note secondary">{excludedWords(figure)}</Text>
    </Card>
  );
};

export const PromiseRates = ({ figures }: { readonly figures: readonly PromiseFigure[] }) => (
  <View className="board__rates">
    {figures.map((figure) => (
      <PromiseRate key={figure.promise} figure={figure} />
    ))}
  </View>
);
