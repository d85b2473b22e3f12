import { expect, it } from 'vitest';
import { misfits } from './misfits.ts';
import { type Message, mostTemplatesAtOnce, templateFields, templateKeys, templateRoles } from './templates.ts';
import { chinaTime, thing } from './wording.ts';

it('says the time in China', () => {
  expect(chinaTime('2026-11-23T16:05:00.000Z')).toBe('2026年11月24日 00:05');
});

it('cuts by characters, not within one', () => {
  expect(thing('一二三')).toBe('一二三');
  expect([...thing('😀'.repeat(30))]).toEqual([...Array(19).fill('😀'), '…']);
});

it.each(['13812341234', '138 1234 1234', '+86-138-1234-1234', '找 13812341234。'])('masks %s', (typed) => {
  expect(thing(typed)).toContain('138****1234');
});

it('finds what WeChat would not take', () => {
  const message: Message = {
    template: 'dog',
    page: 'features/dogs/pages/dog',
    fields: { thing1: '豆豆', phrase2: '已走失', time3: chinaTime('2026-11-23T16:05:00.000Z'), thing4: '请查看' },
  };
  expect(misfits(message)).toEqual([]);
  const { thing1: _name, ...others } = message.fields;
  expect(misfits({ ...message, fields: { ...others, phrase2: 'lost', thing5: '多' } })).toEqual([
    'thing1 is missing',
    'phrase2: lost',
    'thing5: 多',
  ]);
});

it('asks a citizen for no more at once than WeChat allows', () => {
  const forAnybody = templateKeys.filter((key) => templateRoles[key] === undefined);
  expect(forAnybody).toEqual(['progress', 'parking', 'dog']);
  expect(forAnybody.length).toBeLessThanOrEqual(mostTemplatesAtOnce);
  for (const fields of Object.values(templateFields)) for (const name of fields) expect(name).toMatch(/^[a-z_]+\d$/);
});
