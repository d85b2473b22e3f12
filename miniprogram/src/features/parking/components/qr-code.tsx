import { Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { aria } from '../../../ui/aria.ts';
import { qrImage } from '../../../ui/qr-image.ts';
import { bookingTexts as texts } from '../texts.ts';
import './qr-code.scss';

/** A code for whoever stands at the entrance. Always on white, so that any reader takes it. */
export const QrCode = ({ text, note }: { readonly text: string; readonly note: string }) => {
  const image = useMemo(() => qrImage(text), [text]);
  return (
    <View className="qr-code">
      <View
        className="qr-code__image"
        style={{ backgroundImage: image }}
        {...aria({ role: 'img', label: texts.qrLabel })}
      />
      <Text className="note figures">{note}</Text>
    </View>
  );
};
