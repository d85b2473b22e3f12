import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrImage } from './qr-image.ts';

const text = 'wuxing-civic-centre.A-017.20261123.7G5KQ2M47G5KQ2M4';

test('has every dark cell of the code where it belongs, with room around it', () => {
  const image = decodeURIComponent(qrImage(text));
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  expect(image).toContain(`viewBox='0 0 ${size + 8} ${size + 8}'`);
  const dark = data.map((row) => row.map(() => false));
  for (const [, x, y, width] of image.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let cell = 0; cell < Number(width); cell += 1) (dark[Number(y) - 4] ?? [])[Number(x) - 4 + cell] = true;
  expect(dark).toEqual(data);
});

test('is small enough to hand to a page', () => {
  expect(qrImage(text).length).toBeLessThan(10_000);
});
