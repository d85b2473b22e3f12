import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { staffCaseTexts } from '../../../i18n/staff.ts';
import { momentWords } from '../../../i18n/time.ts';
import { resolutionDueAt } from '../draft-choices.ts';
import './request-facts.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

/** What a team asks for: until when, in place of what, why, who. */
export const RequestFacts = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { request } = detail;
  if (request === undefined) return null;
  const { kind, until, words, name, at } = request;
  const dueAt = resolutionDueAt(detail);
  const texts = staffCaseTexts.request;
  return (
    <View className="request">
      <Text className="request__what">{texts[kind]}</Text>
      <Text className="figures">
        {kind === 'extension' && dueAt !== undefined
          ? texts.to(moment(dueAt), moment(until))
          : texts.until(moment(until))}
      </Text>
      <Text className="request__words">{words}</Text>
      <Text className="note figures">{texts.by(name, moment(at))}</Text>
    </View>
  );
};
