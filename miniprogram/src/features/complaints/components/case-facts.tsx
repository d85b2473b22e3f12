import { categoryName } from '@huzhou/shared/complaints/category';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { caseTexts } from '../../../i18n/cases.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Card } from '../../../ui/card.tsx';
import { photosAfter, toTile } from '../../../ui/case-photos.ts';
import { BeforeAfter, PhotoStrip } from '../../../ui/photo-strip.tsx';
import { fullAreaName } from '../../../ui/place-choice.ts';
import { Rating } from '../../../ui/rating.tsx';

const Fact = ({ name, words }: { readonly name: string; readonly words: string }) => (
  <View className="case__fact">
    <Text className="note">{name}</Text>
    <Text className="case__words">{words}</Text>
  </View>
);

const Photos = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const before = detail.photos.map(toTile);
  const after = photosAfter(detail).map(toTile);
  return after.length === 0 ? <PhotoStrip photos={before} /> : <BeforeAfter before={before} after={after} />;
};

/** What was reported: pictures (beside those after, once there are), kind, place, words. */
export const CaseFacts = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { categoryCode, address, townCode, districtCode, words, submittedAt } = detail;
  return (
    <Card>
      <Text className="section case__section">{caseTexts.what}</Text>
      <Photos detail={detail} />
      <Fact name={caseTexts.kind} words={categoryName(categoryCode)} />
      <Fact name={caseTexts.place} words={`${address}（${fullAreaName(townCode ?? districtCode)}）`} />
      {words !== '' && <Fact name={caseTexts.words} words={words} />}
      <Fact name={caseTexts.submitted} words={momentWords(epochMilliseconds(submittedAt), serverNow())} />
    </Card>
  );
};

/** What the reporter thought of the result. */
export const CaseRating = ({ detail }: { readonly detail: ComplaintDetail }) =>
  detail.rating === undefined ? null : (
    <Card>
      <Text className="section case__section">{caseTexts.rating}</Text>
      <Rating score={detail.rating.score} />
      {detail.rating.words !== '' && <Text className="case__words">{detail.rating.words}</Text>}
    </Card>
  );
