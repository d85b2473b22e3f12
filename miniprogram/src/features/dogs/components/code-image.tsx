import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { aria } from '../../../ui/aria.ts';
import { qrImage } from '../../../ui/qr-image.ts';
import './code-image.scss';

export interface CodeImageProps {
  readonly text: string;
  readonly label: string;
  /** As wide as the page allows: for a reader behind a window. */
  readonly large?: boolean;
}

/** A QR code, always on white: readers know nothing of themes. */
export const CodeImage = ({ text, label, large = false }: CodeImageProps) => {
  const image = useMemo(() => qrImage(text), [text]);
  return (
    <View
      className={`code-image ${large ? 'code-image--large' : ''}`}
      style={{ backgroundImage: image }}
      {...aria({ role: 'img', label })}
    />
  );
};
