import { instantOf } from '@huzhou/shared/kernel/time';
import { expect, test } from 'vitest';
import { photoRow } from './complaint-rows.ts';
import { pendingPhoto } from './photo.ts';

const started = Date.parse('2026-11-23T00:00:00.000Z');
const photo = pendingPhoto('HZ20261123-0000000000', 'photo-0000000000000001', 'PERSON1', instantOf(started));
const lookedForFrom = (row: ReturnType<typeof photoRow>) => Date.parse(String(row.lookSort).split('#')[0] ?? '');

test('the sweeper looks for a photo that nobody cleaned within minutes', () => {
  const from = lookedForFrom(photoRow(photo));
  expect(from).toBeGreaterThan(started);
  expect(from).toBeLessThan(started + 900_000);
});

test('and leaves one alone whose file is being fetched: its queue tries for the better part of an hour', () => {
  const fetched = photoRow({ ...photo, fetchFrom: 'https://camera.example.cn/1.jpg' });
  expect(lookedForFrom(fetched)).toBeGreaterThan(started + 3_600_000);
});
