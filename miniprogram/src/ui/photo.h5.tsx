import type { PhotoProps } from './photo.tsx';

export type { PhotoProps };

export const Photo = ({ src, label, className = '', fit = 'fill' }: PhotoProps) => (
  <img
    className={className}
    src={src}
    alt={label}
    loading="lazy"
    style={{ objectFit: fit === 'fill' ? 'cover' : 'contain' }}
  />
);
