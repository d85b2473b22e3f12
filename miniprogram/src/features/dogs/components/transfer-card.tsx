import type { DogDetail } from '@huzhou/shared/dogs/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { Notice } from '../../../ui/notice.tsx';
import { transferTexts as texts } from '../texts.ts';
import './transfer-card.scss';

const moment = (at: Instant): string => momentWords(epochMilliseconds(at), serverNow());

const grouped = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code;

/** A change of keepers on its way: the code to hand over, then the days in which somebody may object. */
export const TransferCard = ({ dog }: { readonly dog: DogDetail }) => {
  const { transfer, role } = dog;
  if (transfer === undefined) return null;
  const { code, acceptBy, completesAt, objections } = transfer;
  return (
    <Card>
      <Text className="title">{texts.title}</Text>
      {code !== undefined && (
        <View className="transfer__code">
          <Text className="hero">{grouped(code)}</Text>
          <Text className="note figures">{texts.codeNote(moment(acceptBy))}</Text>
          <Button label={texts.copy} onPress={() => void copyWords(code)} />
        </View>
      )}
      {completesAt !== undefined && (
        <Text className="figures">
          {role === 'next-keeper' ? texts.incoming(moment(completesAt)) : texts.accepted(moment(completesAt))}
        </Text>
      )}
      {objections.map(({ at, words, settledAt }) => (
        <Notice
          key={at}
          icon="flag"
          text={`${texts.objection(words)}${settledAt === undefined ? '' : `（${texts.settled}）`}`}
        />
      ))}
    </Card>
  );
};
