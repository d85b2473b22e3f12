import { crc32, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { type CleanPicture, cleanPicture } from './clean-picture.ts';
import { readPictureHeader } from './picture-header.ts';
import { blue, claimedJpeg, green, quarters, quartersJpeg, red, withMetadata, yellow } from './testing/pictures.ts';

const clean = (bytes: Buffer): CleanPicture => {
  const result = cleanPicture(bytes);
  if (!result.ok) throw new Error(`not cleaned: ${result.failure}`);
  return result.value;
};

/** The colours in the middle of the four quarters: top left, top right, bottom left, bottom right. */
const colours = ({ bytes }: CleanPicture) => {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true });
  const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
  const [left, right] = [Math.floor(width / 4), Math.floor((width * 3) / 4)];
  const [top, bottom] = [Math.floor(height / 4), Math.floor((height * 3) / 4)];
  return [at(left, top), at(right, top), at(left, bottom), at(right, bottom)];
};

const names = { red, green, blue, yellow };
const nearest = (colour: readonly number[]): string => {
  const distances = Object.entries(names).map(([name, reference]) => ({
    name,
    distance: Math.hypot(...reference.map((value, channel) => value - (colour[channel] ?? 0))),
  }));
  distances.sort((one, other) => one.distance - other.distance);
  return (distances[0]?.distance ?? 999) < 40 ? (distances[0]?.name ?? '') : `no colour: ${colour.join()}`;
};
const seen = (picture: CleanPicture): string => colours(picture).map(nearest).join(' ');

/** Every marker of a JPEG up to its scan, and what lies behind its end. */
const anatomy = (bytes: Uint8Array): { markers: number[]; behind: number } => {
  const buffer = Buffer.from(bytes);
  const markers: number[] = [];
  let at = 2;
  while (buffer.readUInt8(at + 1) !== 0xda) {
    markers.push(buffer.readUInt8(at + 1));
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return { markers, behind: buffer.length - (buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2) };
};

const chunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([frame, named, sum]);
};

const pngOf = (width: number, height: number, interlaced: boolean, pixels: Buffer, more: Buffer = Buffer.alloc(0)) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, interlaced ? 1 : 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), more, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
};

describe('a cleaned picture', () => {
  test('holds nothing but the picture: no EXIF, place, XMP, comment, nor anything behind its end', () => {
    const dirty = withMetadata(quartersJpeg(160, 120), 1);
    expect(dirty.toString('latin1')).toContain('CANARY-OWNER');
    const { bytes } = clean(dirty);
    const text = Buffer.from(bytes).toString('latin1');
    for (const trace of ['CANARY', 'Exif', 'xmp', 'ftyp', '2026:11:23']) expect(text).not.toContain(trace);
    const { markers, behind } = anatomy(bytes);
    // JFIF, quantisation, frame, Huffman tables.
    expect(markers.filter((marker) => ![0xe0, 0xdb, 0xc0, 0xc4].includes(marker))).toEqual([]);
    expect(behind).toBe(0);
  });

  // What the camera saw is the four quarters as they are; it stored them turned.
  test.each([
    [1, 'red green blue yellow', [160, 120]],
    [2, 'green red yellow blue', [160, 120]],
    [3, 'yellow blue green red', [160, 120]],
    [4, 'blue yellow red green', [160, 120]],
    [5, 'red blue green yellow', [120, 160]],
    [6, 'blue red yellow green', [120, 160]],
    [7, 'yellow green blue red', [120, 160]],
    [8, 'green yellow red blue', [120, 160]],
  ])('stands upright for EXIF orientation %i', (orientation, expected, [width, height]) => {
    const picture = clean(withMetadata(quartersJpeg(160, 120), orientation));
    expect(seen(picture)).toBe(expected);
    expect([picture.width, picture.height]).toEqual([width, height]);
  });

  test('is at most 2048 pixels long, and never made larger', () => {
    const large = clean(quartersJpeg(2560, 1280));
    expect([large.width, large.height]).toEqual([2048, 1024]);
    expect(seen(large)).toBe('red green blue yellow');
    const tall = clean(quartersJpeg(7, 4001));
    expect([tall.width, tall.height]).toEqual([4, 2048]);
    expect(clean(quartersJpeg(1, 1))).toMatchObject({ width: 1, height: 1 });
  });

  test('is made of a PNG too, whatever its name, with its texts gone and on white', () => {
    const { width, height, data } = quarters(80, 60);
    const png = new PNG({ width, height });
    png.data.set(data);
    for (let alpha = 3; alpha < png.data.length; alpha += 4) if (alpha > png.data.length / 2) png.data[alpha] = 0;
    const picture = clean(PNG.sync.write(png));
    const [topLeft, , bottomLeft] = colours(picture);
    expect(nearest(topLeft ?? [])).toBe('red');
    expect(bottomLeft?.every((channel) => channel > 245)).toBe(true);

    const rows = Buffer.concat(Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(12, 9)])));
    const withText = pngOf(4, 4, false, deflateSync(rows), chunk('tEXt', Buffer.from('Author\0CANARY')));
    expect(Buffer.from(clean(withText).bytes).toString('latin1')).not.toContain('CANARY');
  });
});

describe('what is no picture that we can take', () => {
  const good = quartersJpeg(64, 64);

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    [
      'the first bytes of a JPEG and junk',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]),
    ],
    ['a JPEG without a scan', good.subarray(0, 300)],
    ['a PNG cut short', PNG.sync.write(new PNG({ width: 20, height: 20 })).subarray(0, 60)],
    ['a picture of no size', claimedJpeg(0, 0)],
    ['two frames in one', Buffer.concat([good.subarray(0, -2), claimedJpeg(9, 9).subarray(2)])],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ])('%s is unreadable', (_, bytes) => {
    expect(cleanPicture(bytes)).toEqual({ ok: false, failure: 'unreadable' });
  });

  test.each([
    ['JPEG', claimedJpeg(30_000, 30_000)],
    ['PNG', pngOf(30_000, 30_000, false, deflateSync(Buffer.alloc(1000)))],
  ])('a %s that claims 30,000 by 30,000 pixels is refused before it is decoded', (_, bytes) => {
    expect(bytes.length).toBeLessThan(300);
    const before = process.memoryUsage().arrayBuffers;
    expect(cleanPicture(bytes)).toEqual({ ok: false, failure: 'too-many-pixels' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });

  test('a progressive JPEG of thousands of scans is refused', () => {
    const header = claimedJpeg(5000, 4000);
    const scan = header.subarray(header.indexOf(Buffer.from([0xff, 0xda])), -2);
    const bytes = Buffer.concat([header.subarray(0, -2), ...Array.from({ length: 2000 }, () => scan)]);
    expect(readPictureHeader(bytes)?.passes).toBe(2001);
    expect(cleanPicture(bytes)).toEqual({ ok: false, failure: 'too-many-pixels' });
  });

  test.each([true, false])('a small PNG that inflates to 200 MB is refused (interlaced: %s)', (interlaced) => {
    const bytes = pngOf(10, 10, interlaced, deflateSync(Buffer.alloc(200_000_000)));
    const before = process.memoryUsage().arrayBuffers;
    expect(cleanPicture(bytes)).toEqual({ ok: false, failure: 'unreadable' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  test('hundreds of damaged pictures never do worse than being unreadable', () => {
    const picture = withMetadata(quartersJpeg(24, 24), 6);
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 250; round += 1) {
      const damaged = Buffer.from(picture.subarray(0, round % 3 === 0 ? random(picture.length) : picture.length));
      for (let hit = 0; hit < 4 && damaged.length > 0; hit += 1) damaged[random(damaged.length)] = random(256);
      const result = cleanPicture(damaged);
      if (!result.ok) expect(['unreadable', 'too-many-pixels']).toContain(result.failure);
    }
  });
});
