import { Image } from '@tarojs/components';
import { aria } from './aria.ts';

export interface PhotoProps {
  readonly src: string;
  readonly label: string;
  readonly className?: string;
  /** `fill` covers its box, `fit` shows the whole picture. */
  readonly fit?: 'fill' | 'fit';
}

export const Photo = ({ src, label, className = '', fit = 'fill' }: PhotoProps) => (
  <Image
    className={className}
    src={src}
    mode={fit === 'fill' ? 'aspectFill' : 'aspectFit'}
    lazyLoad
    {...aria({ label })}
  />
);
