/** A decoded picture: red, green, blue and (with four channels) a byte of filling, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

/** How much of each source pixel lies under one target pixel. */
interface Window {
  readonly from: number;
  readonly weights: readonly number[];
}

const windows = (source: number, target: number): readonly Window[] => {
  const ratio = source / target;
  return Array.from({ length: target }, (_, index): Window => {
    const start = index * ratio;
    const end = Math.min((index + 1) * ratio, source);
    const from = Math.floor(start);
    const covered = Array.from({ length: Math.max(1, Math.ceil(end) - from) }, (_, offset) => {
      const pixel = from + offset;
      return (Math.min(pixel + 1, end) - Math.max(pixel, start)) / ratio;
    });
    return { from, weights: covered };
  });
};

/** The size within `longest` that keeps the proportions; never larger than the picture is. */
const fitted = ({ width, height }: Pixels, longest: number): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/**
 * The picture with its longer side at most `longest`, each pixel the mean of what it covers, in four channels.
 * Works row by row, so that it needs no second picture of the source's size.
 */
export const shrink = (source: Pixels, longest: number): Pixels => {
  const { width, height } = fitted(source, longest);
  const columns = windows(source.width, width);
  const rows = windows(source.height, height);
  const data = new Uint8Array(width * height * 4).fill(255);
  const narrow = new Float32Array(width * 3);
  const sum = new Float32Array(width * 3);

  const narrowRow = (row: number): void => {
    const start = row * source.width * source.channels;
    narrow.fill(0);
    columns.forEach(({ from, weights }, column) => {
      let at = start + from * source.channels;
      for (const weight of weights) {
        narrow[column * 3] = (narrow[column * 3] ?? 0) + weight * (source.data[at] ?? 0);
        narrow[column * 3 + 1] = (narrow[column * 3 + 1] ?? 0) + weight * (source.data[at + 1] ?? 0);
        narrow[column * 3 + 2] = (narrow[column * 3 + 2] ?? 0) + weight * (source.data[at + 2] ?? 0);
        at += source.channels;
      }
    });
  };

  rows.forEach(({ from, weights }, row) => {
    sum.fill(0);
    weights.forEach((weight, offset) => {
      narrowRow(from + offset);
      for (let index = 0; index < sum.length; index += 1)
        sum[index] = (sum[index] ?? 0) + weight * (narrow[index] ?? 0);
    });
    for (let column = 0; column < width; column += 1) {
      const at = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = Math.round(sum[column * 3 + channel] ?? 0);
    }
  });
  return { width, height, channels: 4, data };
};

/** For each EXIF orientation, where the pixel that belongs at (x, y) lies in a stored picture of w by h. */
const origins: Readonly<Record<number, (x: number, y: number, w: number, h: number) => readonly [number, number]>> = {
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - 1 - x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, w) => [w - 1 - y, x],
};

/** The picture as its EXIF orientation (1 to 8) wants it seen. */
export const turnUpright = (source: Pixels, orientation: number): Pixels => {
  const originOf = origins[orientation];
  if (originOf === undefined) return source;
  const isLying = orientation >= 5;
  const width = isLying ? source.height : source.width;
  const height = isLying ? source.width : source.height;
  const { channels } = source;
  const data = new Uint8Array(source.data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = originOf(x, y, source.width, source.height);
      const from = (fromY * source.width + fromX) * channels;
      data.set(source.data.subarray(from, from + channels), (y * width + x) * channels);
    }
  }
  return { width, height, channels, data };
};

/** Four channels with transparency, laid on white, in three. */
export const onWhite = ({ width, height, data }: Pixels): Pixels => {
  const opaque = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < opaque.length; from += 4, to += 3) {
    const alpha = (data[from + 3] ?? 255) / 255;
    for (let channel = 0; channel < 3; channel += 1)
      opaque[to + channel] = Math.round((data[from + channel] ?? 0) * alpha + 255 * (1 - alpha));
  }
  return { width, height, channels: 3, data: opaque };
};
