import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldErrors } from '../contract/problem.ts';
import { Submission } from './submission.ts';

const photoId = (index: number) => `photo-${index}`.padEnd(22, '_');
const submission = (more: object = {}) => ({
  categoryCode: 'E0102',
  place: { address: '红旗路 12 号门口' },
  photoIds: [photoId(0)],
  ...more,
});

const errorsOf = (input: unknown) => {
  const parsed = z.safeParse(Submission, input);
  return parsed.success ? [] : fieldErrors(parsed.error.issues);
};

describe('a submission', () => {
  it.each([
    ['the least', {}],
    ['4,000 characters', { words: '字'.repeat(4000) }],
    ['nine photos', { photoIds: Array.from({ length: 9 }, (_, index) => photoId(index)) }],
    ['digits and signs, which are no pictographs', { words: '12 号 #3 *注意* ©' }],
    ['rare characters of names', { words: '𠮷野家门口' }],
    ['anonymous', { anonymous: true }],
    ['a number', { phone: '19912345678' }],
  ])('may be: %s', (_, more) => {
    expect(errorsOf(submission(more))).toEqual([]);
  });

  it.each([
    ['nothing at all', {}, ['categoryCode', 'place', 'photoIds']],
    ['an unknown category', submission({ categoryCode: 'E9999' }), ['categoryCode']],
    ['no photo', submission({ photoIds: [] }), ['photoIds']],
    ['ten photos', submission({ photoIds: Array.from({ length: 10 }, (_, index) => photoId(index)) }), ['photoIds']],
    ['a photo twice', submission({ photoIds: [photoId(0), photoId(0)] }), ['photoIds']],
    ['a photo id that is none', submission({ photoIds: ['../../etc/passwd'] }), ['photoIds.0']],
    ['4,001 characters', submission({ words: '字'.repeat(4001) }), ['words']],
    ['emoji in words', submission({ words: '脏😡' }), ['words']],
    ['emoji in the address', submission({ place: { address: '红旗路🚗' } }), ['place.address']],
    ['an address of blanks', submission({ place: { address: '   ' } }), ['place.address']],
    ['an address of 121', submission({ place: { address: '路'.repeat(121) } }), ['place.address']],
    [
      'a point off the earth',
      submission({ place: { address: '路边', point: { longitude: 200, latitude: 0 } } }),
      ['place.point.longitude'],
    ],
    ['an area of another city', submission({ place: { address: '路边', areaCode: '310101' } }), ['place.areaCode']],
    ['a landline', submission({ phone: '05722222222' }), ['phone']],
    ['a wrong type', submission({ anonymous: 'yes' }), ['anonymous']],
    ['a field that is none', submission({ isAdmin: true }), ['']],
  ])('may not be: %s', (_, input, fields) => {
    const errors = errorsOf(input);
    expect(errors.map(({ field }) => field)).toEqual(fields);
    for (const { message } of errors) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is trimmed', () => {
    const parsed = z.parse(Submission, submission({ words: '  脏 \n', place: { address: ' 红旗路 ' } }));
    expect([parsed.words, parsed.place.address]).toEqual(['脏', '红旗路']);
  });
});
