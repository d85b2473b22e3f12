import { areaName } from '@huzhou/shared/directory/areas';
import { outlines } from '@huzhou/shared/directory/outlines';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { canOpenPlace, openPlace } from '../../../device/open-place.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { MapSketch } from '../../../ui/map-sketch.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { findingTexts as texts } from '../texts.ts';
import { type Findings, useFindings } from '../use-findings.ts';
import './findings-card.scss';

const areas = outlines.map(({ code, ring }) => ({ code, name: areaName(code), ring }));

const call = (phoneNumber: string): void => {
  // Thinking better of it is no failure.
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
};

const Finding = ({ finding, isNew }: { readonly finding: Findings[number]; readonly isNew: boolean }) => {
  const [shown, setShown] = useState(false);
  const { findingId, at, words, place, point, phone } = finding;
  return (
    <View className="findings__finding">
      <View className="findings__head">
        <Text className="note figures">{momentWords(epochMilliseconds(at), serverNow())}</Text>
        {isNew && <StateTag text={texts.unread} />}
      </View>
      <Text className="findings__words">{words}</Text>
      {place !== undefined && place !== '' && <Text>{texts.place(place)}</Text>}
      <View className="findings__ways">
        {phone !== undefined && <Button icon="phone" label={texts.call(phone)} onPress={() => call(phone)} />}
        {point !== undefined && (
          <Button
            icon="pin"
            label={texts.way}
            onPress={() => (canOpenPlace ? openPlace(point, place ?? texts.way) : setShown(true))}
          />
        )}
      </View>
      {point !== undefined && (
        <Sheet open={shown} title={place ?? texts.way} onClose={() => setShown(false)}>
          <MapSketch id={`finding-${findingId}`} areas={areas} pin={point} />
        </Sheet>
      )}
    </View>
  );
};

/** What those wrote who have seen the dog, the newest first. What was new when the page opened stays marked. */
export const FindingsCard = ({ dogId, expected }: { readonly dogId: string; readonly expected: boolean }) => {
  const { value } = useFindings(dogId);
  const fresh = useRef(new Set<string>());
  const findings = value?.findings ?? [];
  for (const { findingId, read } of findings) if (!read) fresh.current.add(findingId);
  if (findings.length === 0 && !expected) return null;
  return (
    <Card>
      <Text className="title">{texts.title}</Text>
      {findings.length === 0 && <Text className="note">{texts.none}</Text>}
      {findings.map((finding) => (
        <Finding key={finding.findingId} finding={finding} isNew={fresh.current.has(finding.findingId)} />
      ))}
    </Card>
  );
};
