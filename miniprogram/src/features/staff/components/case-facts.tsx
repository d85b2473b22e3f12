import { sourceNames } from '@huzhou/shared/complaints/source';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { canOpenPlace, openPlace } from '../../../device/open-place.ts';
import { staffCaseTexts } from '../../../i18n/staff.ts';
import { momentWords } from '../../../i18n/time.ts';
import { ratingTexts } from '../../../i18n/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { photosAfter, toTile } from '../../../ui/case-photos.ts';
import { Icon } from '../../../ui/icon.tsx';
import { BeforeAfter, PhotoStrip } from '../../../ui/photo-strip.tsx';
import './case-facts.scss';

const areaWords = ({ districtCode, townCode }: ComplaintDetail): string =>
  [districtCode, townCode].flatMap((code) => (code === undefined ? [] : [areaName(code)])).join(' ');

const Pictures = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const before = detail.photos.map(toTile);
  const after = photosAfter(detail).map(toTile);
  return after.length === 0 ? <PhotoStrip photos={before} /> : <BeforeAfter before={before} after={after} />;
};

/** What was reported: where, the words, the pictures, and how it was rated in the end. */
export const CaseFacts = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { address, point, words, submittedAt, rating, source } = detail;
  return (
    <Card>
      <Text className="title">{staffCaseTexts.facts}</Text>
      <View className="case-facts__place">
        <Icon name="pin" />
        <View className="case-facts__where">
          <Text className="case-facts__address">{address}</Text>
          <Text className="note">{areaWords(detail)}</Text>
        </View>
        {canOpenPlace && point !== undefined && (
          <Button label={staffCaseTexts.navigate} onPress={() => openPlace(point, address)} />
        )}
      </View>
      {words === '' ? (
        detail.photos.length > 0 && <Text className="note">{staffCaseTexts.noWords}</Text>
      ) : (
        <Text className="case-facts__words">{words}</Text>
      )}
      <Pictures detail={detail} />
      <Text className="note figures">
        {`${staffCaseTexts.submittedAt} ${momentWords(epochMilliseconds(submittedAt), serverNow())} · ${staffCaseTexts.source} ${sourceNames[source]}`}
      </Text>
      {rating !== undefined && (
        <View>
          <Text>{staffCaseTexts.rating(ratingTexts.scores[rating.score - 1] ?? '')}</Text>
          {rating.words !== '' && <Text className="case-facts__words">{rating.words}</Text>}
        </View>
      )}
    </Card>
  );
};
