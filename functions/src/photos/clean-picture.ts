import { inflateSync } from 'node:zlib';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { type PictureHeader, readPictureHeader } from './picture-header.ts';
import { onWhite, type Pixels, shrink, turnUpright } from './pixels.ts';

/** The longer side of what is kept: enough to read a number plate across a street. */
export const longestSidePixels = 2048;

/**
 * What is decoded at all. A phone's camera gives 12 to 24 megapixels; 25 need about 1.1 GB and 3 seconds here.
 * A few kilobytes can claim to be 30,000 by 30,000, so this is read from the header, before anything is decoded.
 */
const mostPixels = 25_000_000;
/** A progressive JPEG is gone over once a scan (commonly 10 times), and may claim thousands of scans. */
const mostPixelPasses = mostPixels * 16;
/** By the decoder's own count, which is about half of what the process really takes. */
const mostDecoderMegabytes = 700;

const quality = 82;

export type Unclean = 'unreadable' | 'too-many-pixels';

export interface CleanPicture {
  /** A baseline JPEG with nothing in it but what is needed to show the picture. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const decodeJpeg = (bytes: Buffer): Pixels => {
  const { width, height, data } = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    maxResolutionInMP: mostPixels / 1e6,
    maxMemoryUsageInMB: mostDecoderMegabytes,
  });
  return { width, height, channels: 3, data };
};

/** The compressed pixels of a PNG: the content of all its IDAT chunks. */
const pngPixelData = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
};

const decodePng = (bytes: Buffer, { width, height }: PictureHeader): Pixels => {
  // The decoder inflates interlaced pictures without a bound, so what it would get is measured first: at most four
  // channels of 16 bits, a filter byte a row, and the rows of Adam7's seven passes.
  inflateSync(pngPixelData(bytes), { maxOutputLength: width * height * 8 + height * 8 + 1024 });
  const { data } = PNG.sync.read(bytes);
  return onWhite({ width, height, channels: 4, data });
};

/**
 * Decodes a photo and encodes its pixels anew: upright, at most 2048 pixels long, without EXIF, GPS, XMP, comments,
 * thumbnails or anything appended. That it can be decoded is also the proof that it is a picture.
 */
export const cleanPicture = (upload: Uint8Array): Result<CleanPicture, Unclean> => {
  const bytes = Buffer.from(upload.buffer, upload.byteOffset, upload.byteLength);
  const header = readPictureHeader(bytes);
  if (header === undefined) return err('unreadable');
  const pixels = header.width * header.height;
  if (pixels > mostPixels || pixels * header.passes > mostPixelPasses) return err('too-many-pixels');
  try {
    const decoded = header.format === 'jpeg' ? decodeJpeg(bytes) : decodePng(bytes, header);
    const { width, height, data } = turnUpright(shrink(decoded, longestSidePixels), header.orientation);
    return ok({ bytes: jpeg.encode({ width, height, data }, quality).data, width, height });
  } catch {
    // Whatever the decoders dislike: a damaged or a crafted file.
    return err('unreadable');
  }
};
