import { sourceNames } from '@huzhou/shared/complaints/source';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { staffCaseTexts } from '../../../i18n/staff.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { Notice } from '../../../ui/notice.tsx';
import { isTheirsEarlier } from '../case-sections.ts';
import './source-card.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

const Deadline = ({ label, theirs, ours }: { label: string; theirs: Instant; ours: Instant | undefined }) => (
  <View className="source__deadline">
    <Text className="note">{label}</Text>
    <Text className="figures source__theirs">{moment(theirs)}</Text>
    {ours !== undefined && <Text className="note figures">{staffCaseTexts.external.ours(moment(ours))}</Text>}
  </View>
);

/** Where a case came from, where not from our own client: their number, and their deadlines beside ours. */
export const SourceCard = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { source, external, promises } = detail;
  if (external === undefined) return null;
  const texts = staffCaseTexts.external;
  const ours = (leg: string): Instant | undefined => promises.find((promise) => promise.leg === leg)?.dueAt;
  return (
    <Card>
      <Text className="title">{sourceNames[source]}</Text>
      {isTheirsEarlier(detail) && <Notice icon="alert" text={texts.earlierNotice} />}
      <View className="source__number">
        <View className="source__words">
          <Text className="note">{texts.number}</Text>
          <Text className="figures source__theirs">{external.number}</Text>
        </View>
        <Button kind="quiet" label={staffCaseTexts.copy} onPress={() => void copyWords(external.number)} />
      </View>
      <View className="source__deadlines">
        {external.respondBy !== undefined && (
          <Deadline label={texts.respondBy} theirs={external.respondBy} ours={ours('response')} />
        )}
        {external.resolveBy !== undefined && (
          <Deadline label={texts.resolveBy} theirs={external.resolveBy} ours={ours('resolution')} />
        )}
      </View>
    </Card>
  );
};
