import type { Supervision } from '@huzhou/shared/complaints/casework';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { supervisionTexts } from '../../../i18n/staff-key-cases.ts';
import { momentWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { CountDown } from '../../../ui/count-down.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { supervisionOrder } from '../case-sections.ts';
import './supervision-card.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

const Row = ({ words, name, at, answerBy, answeredAt }: Supervision) => (
  <View className="supervision" {...aria({ role: 'listitem' })}>
    {answeredAt === undefined ? (
      <View className="supervision__head">
        <StateTag text={supervisionTexts.unanswered} />
        <CountDown className="supervision__left" show="both" dueAt={answerBy} />
      </View>
    ) : (
      <View className="supervision__head">
        <StateTag text={supervisionTexts.answered(moment(answeredAt))} settled />
      </View>
    )}
    <Text className="supervision__words">{words}</Text>
    <Text className="note figures">{supervisionTexts.by(name, moment(at))}</Text>
  </View>
);

/** Supervision notes: what waits for an answer first, with the time it has left. */
export const SupervisionCard = ({ supervisions }: { readonly supervisions: readonly Supervision[] }) => (
  <Card>
    <Text className="title">{supervisionTexts.title}</Text>
    <View className="supervisions" {...aria({ role: 'list' })}>
      {supervisionOrder(supervisions).map((supervision) => (
        <Row key={supervision.supervisionId} {...supervision} />
      ))}
    </View>
  </Card>
);
