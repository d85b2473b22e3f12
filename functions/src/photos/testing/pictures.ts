import jpeg from 'jpeg-js';

type Colour = readonly [number, number, number];

export const red: Colour = [220, 30, 30];
export const green: Colour = [30, 200, 40];
export const blue: Colour = [30, 40, 220];
export const yellow: Colour = [230, 220, 40];

/** Four quarters of different colours: top left red, top right green, bottom left blue, bottom right yellow. */
export const quarters = (width: number, height: number) => {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [left, right] = y < height / 2 ? [red, green] : [blue, yellow];
      data.set([...(x < width / 2 ? left : right), 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
};

export const quartersJpeg = (width: number, height: number): Buffer =>
  Buffer.from(jpeg.encode(quarters(width, height), 90).data);

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const ascii = 2;
const short = 3;
const long = 4;
const rational = 5;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Four bytes in place, or more elsewhere in the block. */
  readonly value: Buffer;
}

const uint16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8, 0, 0]);
const uint32 = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
};
const text = (tag: number, value: string): Entry => {
  const buffer = Buffer.from(`${value}\0`, 'latin1');
  return { tag, type: ascii, count: buffer.length, value: buffer };
};

/** A directory of TIFF that begins at `offset`, with what does not fit into its entries behind it. */
const directory = (entries: readonly Entry[], offset: number): Buffer => {
  let dataAt = offset + 2 + entries.length * 12 + 4;
  const rows: Buffer[] = [];
  const data: Buffer[] = [];
  for (const { tag, type, count, value } of entries) {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(tag, 0);
    head.writeUInt16LE(type, 2);
    head.writeUInt32LE(count, 4);
    const fits = value.length <= 4;
    rows.push(head, fits ? Buffer.concat([value], 4) : uint32(dataAt));
    if (!fits) {
      data.push(value);
      dataAt += value.length;
    }
  }
  return Buffer.concat([Buffer.from([entries.length, 0]), ...rows, uint32(0), ...data]);
};

/** What a telephone writes into its photos: its make, when and where (30°52'N 120°05'E), how it was held. */
export const exifOf = (orientation: number): Buffer => {
  const gps = (offset: number): Buffer =>
    directory(
      [
        text(1, 'N'),
        { tag: 2, type: rational, count: 3, value: uint32(30, 1, 52, 1, 1234, 100) },
        text(3, 'E'),
        { tag: 4, type: rational, count: 3, value: uint32(120, 1, 5, 1, 5678, 100) },
        text(29, '2026:11:23'),
      ],
      offset,
    );
  const main = (gpsAt: number): Buffer =>
    directory(
      [
        text(0x010f, 'CANARY-MAKE'),
        { tag: 0x0112, type: short, count: 1, value: uint16(orientation) },
        text(0x0132, '2026:11:23 07:42:00'),
        text(0x013b, 'CANARY-OWNER'),
        { tag: 0x8825, type: long, count: 1, value: uint32(gpsAt) },
      ],
      8,
    );
  const gpsAt = 8 + main(0).length;
  return Buffer.concat([Buffer.from('Exif\0\0II*\0', 'latin1'), uint32(8), main(gpsAt), gps(gpsAt)]);
};

/** The picture with EXIF, GPS, XMP, IPTC, a comment and a film behind its end, as telephones write them. */
export const withMetadata = (picture: Buffer, orientation: number): Buffer =>
  Buffer.concat([
    picture.subarray(0, 2),
    segment(0xe1, exifOf(orientation)),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>CANARY-XMP</x:xmpmeta>')),
    segment(0xed, Buffer.from('Photoshop 3.0\0CANARY-IPTC')),
    segment(0xfe, Buffer.from('CANARY-COMMENT')),
    picture.subarray(2),
    Buffer.from('ftypmp42CANARY-FILM'),
  ]);

/** A JPEG's header that claims a size, and nothing behind it but a scan that begins. */
export const claimedJpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xc0, frame), scan, Buffer.from([0, 0xff, 0xd9])]);
};
