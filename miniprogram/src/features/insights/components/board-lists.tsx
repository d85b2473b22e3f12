import type { Board } from '@huzhou/shared/insights/board';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Card } from '../../../ui/card.tsx';
import { percentWords, ratioWords, takenWords } from '../rate-words.ts';
import { boardTexts } from '../texts.ts';

export const Row = ({ name, words }: { readonly name: string; readonly words: string }) => (
  <View className="board__row">
    <Text>{name}</Text>
    <Text className="figures board__words">{words}</Text>
  </View>
);

/** The kinds of trouble that take longest. */
export const SlowestKinds = ({ slowest }: { readonly slowest: Board['slowest'] }) => {
  const texts = boardTexts.slowest;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <Text className="note">{slowest.length === 0 ? texts.empty : texts.hint}</Text>
      {slowest.map(({ categoryCode, name, rate, taken, due }) => (
        <View key={categoryCode} className="board__row">
          <Text>{name}</Text>
          <View className="board__pair">
            <Text className="figures">{takenWords(taken.p95Milliseconds)}</Text>
            <Text className="note figures">{`${percentWords(rate)} · ${boardTexts.beside.count(due)}`}</Text>
          </View>
        </View>
      ))}
    </Card>
  );
};

/** What keeps the rates honest: how often a case came back, was given more time, was sent elsewhere. */
export const BesideList = ({ beside }: { readonly beside: Board['beside'] }) => {
  const texts = boardTexts.beside;
  const ratios = ['reopened', 'reworked', 'returned', 'extended', 'suspended', 'satisfied'] as const;
  const counts = ['declined', 'transferred', 'withdrawn', 'merged', 'revived'] as const;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <Text className="note">{texts.hint}</Text>
      <Row name={texts.cases} words={texts.count(beside.cases)} />
      {ratios.map((name) => (
        <Row key={name} name={texts[name]} words={ratioWords(beside[name])} />
      ))}
      {counts.map((name) => (
        <Row key={name} name={texts[name]} words={texts.count(beside[name])} />
      ))}
    </Card>
  );
};

/** Key cases: answered, and settled for good. */
export const KeyCaseRates = ({ keyCases }: { readonly keyCases: Board['keyCases'] }) => {
  const texts = boardTexts.key;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      {keyCases.cases === 0 ? (
        <Text className="note">{texts.none}</Text>
      ) : (
        <View className="board__whole">
          <Text className="note">{texts.target}</Text>
          <Row name={texts.replied} words={ratioWords(keyCases.replied)} />
          <Row name={texts.resolved} words={ratioWords(keyCases.resolved)} />
        </View>
      )}
    </Card>
  );
};

/** How the numbers come about, and whether the nightly recount found the same. */
export const SourceOfFigures = ({ recount, asOf }: Pick<Board, 'recount' | 'asOf'>) => {
  const texts = boardTexts.recount;
  const now = serverNow();
  const words = (): string => {
    if (recount === undefined) return texts.none;
    const at = momentWords(epochMilliseconds(recount.at), now);
    return recount.agreed ? texts.agreed(at, recount.days) : texts.disagreed(at, recount.disagreeing.join('、'));
  };
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <Text className="note">{texts.how}</Text>
      <Text className="note">{words()}</Text>
      <Text className="note figures">{boardTexts.asOf(momentWords(epochMilliseconds(asOf), now))}</Text>
    </Card>
  );
};
