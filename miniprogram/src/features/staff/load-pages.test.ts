import { err, ok } from '@huzhou/shared/kernel/result';
import { expect, test } from 'vitest';
import { offline } from '../../api/failure.ts';
import { loadPages } from './load-pages.ts';

const id = (complaintId: string) => ({ complaintId });
const pages: Readonly<Record<string, { complaints: { complaintId: string }[]; nextCursor?: string }>> = {
  first: { complaints: [id('a'), id('b')], nextCursor: 'second' },
  second: { complaints: [id('b'), id('c')], nextCursor: 'third' },
  third: { complaints: [id('d')] },
};
const load = (cursor = 'first') => Promise.resolve(pages[cursor] === undefined ? err(offline) : ok(pages[cursor]));

test('reads as many pages as are wanted and says whether there are more', async () => {
  expect(await loadPages(load, 1)).toEqual(ok({ rows: [id('a'), id('b')], pages: 1, hasMore: true }));
});

test('a row that moved between two pages is shown once, where it was first', async () => {
  expect(await loadPages(load, 2)).toMatchObject(ok({ rows: [id('a'), id('b'), id('c')], hasMore: true }));
});

test('stops at the end of the list', async () => {
  expect(await loadPages(load, 9)).toMatchObject(ok({ pages: 3, hasMore: false }));
});

test('a page that fails fails the whole, so that the last good list stays', async () => {
  expect(await loadPages((cursor) => load(cursor === 'second' ? 'gone' : cursor), 2)).toEqual(err(offline));
});
