import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KeyRing } from './key-ring.ts';
import { createSealer } from './sealed.ts';
import { testKeyRing } from './testing/key-ring.ts';

const sealerOf = (ring: KeyRing) => createSealer(async () => ring);
const sealer = sealerOf(testKeyRing('one'));

it('opens what it sealed, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const sealed = await sealer.seal(text, 'phone:C1');
      expect(await sealer.open(sealed, 'phone:C1')).toBe(text);
    }),
  );
});

it('does not show the text, nor that two texts are the same', async () => {
  const [one, other] = await Promise.all([sealer.seal('13812345678', 'p'), sealer.seal('13812345678', 'p')]);
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64url').toString()).not.toContain('13812345678');
});

it('opens nothing that was moved, changed, or sealed by an unknown key', async () => {
  const sealed = await sealer.seal('13812345678', 'phone:C1');
  await expect(sealer.open(sealed, 'phone:C2')).rejects.toThrow('moved');
  await expect(sealer.open(`${sealed.slice(0, -4)}AAAA`, 'phone:C1')).rejects.toThrow();
  await expect(sealerOf(testKeyRing('two')).open(sealed, 'phone:C1')).rejects.toThrow('no field key one');
});

it('goes on opening old texts while keys are rotated', async () => {
  const sealed = await sealer.seal('旧', 'p');
  const rotated = sealerOf(testKeyRing('two', 'one'));
  expect(await rotated.open(sealed, 'p')).toBe('旧');
  const fresh = await rotated.seal('新', 'p');
  await expect(sealer.open(fresh, 'p')).rejects.toThrow('no field key two');
});

it('takes up a new ring when the secret is read again', async () => {
  let ring = testKeyRing('one');
  const following = createSealer(async () => ring);
  await following.seal('a', 'p');
  ring = testKeyRing('two', 'one');
  const sealed = await following.seal('b', 'p');
  expect(await sealerOf(testKeyRing('two')).open(sealed, 'p')).toBe('b');
});
