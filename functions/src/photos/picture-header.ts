/** What can be told of a picture without decoding it. */
export interface PictureHeader {
  readonly format: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
  /** How often decoding goes over the whole picture: the scans of a progressive JPEG, else 1. */
  readonly passes: number;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  readonly orientation: number;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const readPng = (bytes: Buffer): PictureHeader | undefined => {
  // Signature, then the chunk IHDR: length, name, width, height.
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return {
    format: 'png',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    passes: 1,
    orientation: 1,
  };
};

const orientationTag = 0x0112;

/** The orientation in an EXIF segment's TIFF structure; 1 where it has none or is damaged. */
const readOrientation = (tiff: Buffer): number => {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1;
  const uint16 = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const entries = uint16(directory);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return 1;
    if (uint16(entry) !== orientationTag) continue;
    const orientation = uint16(entry + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
};

const exifName = 'Exif\0\0';
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Stands alone, without a length: TEM and the restart markers. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Where the next marker begins after entropy-coded data, in which FF00 is a byte and FFD0–FFD7 are restarts. */
const afterScan = (bytes: Buffer, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0x00 && next !== 0xff && !isBare(next)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
};

const readJpeg = (bytes: Buffer): PictureHeader | undefined => {
  let frame: { readonly width: number; readonly height: number } | undefined;
  let passes = 0;
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) break;
    const marker = bytes.readUInt8(at + 1);
    if (marker === endOfImage) break;
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (length < 2 || at + 2 + length > bytes.length) break;
    if (isFrameHeader(marker)) {
      // A second frame could be larger than the one that we judge.
      if (frame !== undefined || content.length < 5) return undefined;
      frame = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
    } else if (marker === 0xe1 && content.toString('latin1', 0, exifName.length) === exifName) {
      orientation = readOrientation(content.subarray(exifName.length));
    }
    at += 2 + length;
    if (marker === startOfScan) {
      passes += 1;
      at = afterScan(bytes, at);
    }
  }
  return frame === undefined || passes === 0 ? undefined : { format: 'jpeg', ...frame, passes, orientation };
};

/** Judges by the content alone, whatever name or type it came under; undefined when it is neither JPEG nor PNG. */
export const readPictureHeader = (bytes: Buffer): PictureHeader | undefined => {
  const header = bytes.subarray(0, 8).equals(pngSignature)
    ? readPng(bytes)
    : bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8
      ? readJpeg(bytes)
      : undefined;
  return header !== undefined && header.width > 0 && header.height > 0 ? header : undefined;
};
