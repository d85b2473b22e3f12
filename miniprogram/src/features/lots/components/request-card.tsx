import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import type { PermitRequest } from '@huzhou/shared/parking/permit';
import { plateWords } from '@huzhou/shared/parking/plate';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import type { DecisionEnd } from '../use-decision.ts';
import { requestTexts as texts } from '../work-texts.ts';
import { DecisionSheet } from './decision-sheet.tsx';
import './request-card.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

/** Both sides of a contested plate, one below the other on a phone. */
const Sides = ({ words, holder }: PermitRequest) => (
  <View className="permit-request__sides">
    <View className="permit-request__side">
      <Text className="note">{texts.claimant}</Text>
      <Text>{words ?? texts.noWords}</Text>
    </View>
    {holder !== undefined && (
      <View className="permit-request__side">
        <Text className="note">{texts.holder}</Text>
        <Text className="figures">{texts.holderFacts(moment(holder.since), holder.bookings)}</Text>
        <Text className="note">{texts.holderSays}</Text>
        <Text>{holder.words ?? texts.holderSilent}</Text>
      </View>
    )}
  </View>
);

export interface RequestCardProps {
  readonly request: PermitRequest;
  readonly onEnd: (end: DecisionEnd) => void;
}

/** An application, or a plate that two say is theirs, decided where it stands. */
export const RequestCard = ({ request, onEnd }: RequestCardProps) => {
  const { kind, plate, since } = request;
  const [deciding, setDeciding] = useState<boolean>();
  const isContest = kind === 'contest';
  return (
    <Card>
      <View className="permit-request__head">
        <Text className="permit-request__plate figures">{plateWords(plate)}</Text>
        <StateTag text={texts.kinds[kind]} />
      </View>
      <Text className="note figures">{texts.since(moment(since))}</Text>
      <Text className="note secondary">{isContest ? texts.contest : texts.application}</Text>
      {isContest && <Sides {...request} />}
      <View className="permit-request__actions">
        <Button label={isContest ? texts.uphold : texts.refuse} onPress={() => setDeciding(false)} />
        <Button label={isContest ? texts.handOver : texts.approve} onPress={() => setDeciding(true)} />
      </View>
      {deciding !== undefined && (
        <DecisionSheet
          key={String(deciding)}
          request={request}
          granted={deciding}
          onClose={() => setDeciding(undefined)}
          onEnd={(end) => {
            setDeciding(undefined);
            onEnd(end);
          }}
        />
      )}
    </Card>
  );
};
