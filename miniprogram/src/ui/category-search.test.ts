import { categories } from '@huzhou/shared/complaints/category';
import { expect, test } from 'vitest';
import { searchCategories } from './category-search.ts';

const names = (words: string): string[] => searchCategories(categories, words).map(({ name }) => name);

test('nothing typed shows everything', () => expect(names(' ')).toHaveLength(categories.length));
test('a name comes before a word', () => expect(names('垃圾')[0]).toBe('暴露垃圾'));
test('the words of citizens find it', () => expect(names('牛皮癣')).toEqual(['非法小广告']));
test('a whole sentence finds what it names', () => expect(names('小区门口路灯不亮了')).toContain('路灯不亮或损坏'));
test('what nobody says finds nothing', () => expect(names('量子')).toEqual([]));
