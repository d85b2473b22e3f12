import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { serverNow } from '../../../device/clock.ts';
import { stateTags } from '../../../i18n/cases.ts';
import { filingTexts } from '../../../i18n/filing.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { toTile } from '../../../ui/case-photos.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PhotoStrip } from '../../../ui/photo-strip.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { FilingDraft } from '../filing-draft.ts';
import { useNearby } from '../use-nearby.ts';
import './nearby-cases.scss';

const texts = filingTexts.nearby;

const open = (complaintId: string): void =>
  void Taro.navigateTo({ url: `/features/complaints/pages/case?id=${complaintId}` });

/** Others have reported the same nearby: follow theirs and be told, or go on and file. */
export const NearbyCases = ({
  draft,
  onFollowed,
}: {
  readonly draft: FilingDraft;
  readonly onFollowed: () => void;
}) => {
  const { cases, busy, trouble, follow } = useNearby(draft.categoryCode, draft.point);
  if (cases.length === 0) return null;
  const followAndLeave = async (complaintId: string): Promise<void> => {
    if (!(await follow(complaintId))) return;
    showToast(texts.followed);
    onFollowed();
    open(complaintId);
  };
  return (
    <View className="nearby">
      <Text className="section">{texts.title(cases.length)}</Text>
      <Text className="note nearby__hint">{texts.hint}</Text>
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      {cases.map(
        ({ complaintId, address, state, distanceMeters, submittedAt, photo, followers, isMine, following }) => (
          <Card key={complaintId}>
            <View className="nearby__head">
              <Text className="nearby__place">{texts.away(distanceMeters, address)}</Text>
              <StateTag text={stateTags[state]} />
            </View>
            <Text className="note">
              {texts.since(momentWords(epochMilliseconds(submittedAt), serverNow()), followers)}
            </Text>
            {photo !== undefined && <PhotoStrip photos={[toTile(photo)]} />}
            {isMine || following ? (
              <Button wide label={isMine ? texts.mine : texts.following} onPress={() => open(complaintId)} />
            ) : (
              <Button
                wide
                icon="bell"
                label={texts.follow}
                busyLabel={busy === complaintId ? texts.busy : undefined}
                onPress={() => void followAndLeave(complaintId)}
              />
            )}
          </Card>
        ),
      )}
    </View>
  );
};
