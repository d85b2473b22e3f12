import { submitComplaint } from '@huzhou/shared/complaints/routes';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  addressMessage,
  checkDraft,
  emptyDraft,
  type FilingDraft,
  isBegun,
  messageFor,
  parseDraft,
  phoneMessage,
  stepOf,
  toSubmission,
  touchedBy,
  withoutErrors,
  wordsMessage,
} from './filing-draft.ts';

const uploadId = 'AAAAAAAAAAAAAAAAAAAAAA';
const point = { longitude: 120.0868, latitude: 30.8944 };
const draft = (part: Partial<FilingDraft> = {}): FilingDraft => ({
  ...emptyDraft('key'),
  categoryCode: 'E0102',
  address: '红旗路 12 号门口',
  point,
  ...part,
});
const fields = (part: Partial<FilingDraft>, photos = 1): string[] =>
  checkDraft(draft(part), photos).map(({ field }) => field);

describe('what is sent', () => {
  test('is what the route takes, with nothing that was left empty', () => {
    const body = toSubmission(draft({ phone: ' 138 0000-0000 ', words: '  ' }), [uploadId]);
    expect(body).toEqual({
      categoryCode: 'E0102',
      place: { address: '红旗路 12 号门口', point },
      photoIds: [uploadId],
      phone: '13800000000',
    });
    expect(z.safeParse(submitComplaint.input.body, body).success).toBe(true);
  });
  test('anonymous carries no number', () =>
    expect(toSubmission(draft({ anonymous: true, phone: '13800000000' }), [])).toMatchObject({ anonymous: true }));
  test('is not anonymous where the kind needs a witness', () => {
    const body = toSubmission(draft({ anonymous: true, phone: '13800000000', categoryCode: 'E0110' }), []);
    expect(body).not.toHaveProperty('anonymous');
    expect(body.phone).toBe('13800000000');
  });
});

describe('what is wrong', () => {
  test('nothing', () => expect(fields({})).toEqual([]));
  test('everything, in the order of the page', () =>
    expect(
      checkDraft({ ...emptyDraft('key'), words: '太臭了\u{1F922}', phone: '123' }, 0).map(({ field, message }) => [
        field,
        message,
      ]),
    ).toEqual([
      ['photoIds', '请至少拍一张照片'],
      ['categoryCode', '请选择问题类别'],
      ['place.address', '请写明地点，例如「红旗路 12 号门口」'],
      ['words', '请不要使用表情符号，用文字描述'],
      ['phone', '请填写 11 位手机号码'],
    ]));
  test('a point outside Huzhou', () =>
    expect(fields({ point: { longitude: 121.47, latitude: 31.23 } })).toEqual(['place.point']));
  test('nothing that tells the district', () => expect(fields({ point: undefined })).toEqual(['place.areaCode']));
  test('an address that names the district is enough', () =>
    expect(fields({ point: undefined, address: '吴兴区红旗路 12 号' })).toEqual([]));
  test('4,001 characters', () => expect(fields({ words: '脏'.repeat(4_001) })).toEqual(['words']));
});

describe('while it is being typed', () => {
  test('emoji are refused at once', () => {
    expect(wordsMessage('脏\u{1F4A9}')).toBe('请不要使用表情符号，用文字描述');
    expect(addressMessage('红旗路\u{1F4CD}')).toBe('请不要使用表情符号，用文字描述');
  });
  test('what is still empty or begun is not wrong yet', () => {
    expect([wordsMessage(''), phoneMessage(''), addressMessage('红')]).toEqual([undefined, undefined, undefined]);
  });
  test('a number with gaps is a number', () => {
    expect(phoneMessage('138 0000 0000')).toBeUndefined();
    expect(phoneMessage('12800000000')).toBe('请填写 11 位手机号码');
  });
});

describe('errors find their field', () => {
  const errors = [
    { field: 'photoIds.2', message: '没有找到这张照片，请重新上传' },
    { field: 'place.address', message: '请填写地点' },
    { field: 'phone', message: '请填写 11 位手机号码' },
  ];
  test.each([
    ['photoIds.2', 0],
    ['place.point', 1],
    ['categoryCode', 1],
    ['anonymous', 2],
    ['somethingNew', 2],
  ])('%s stands on screen %i', (field, step) => expect(stepOf(field)).toBe(step));
  test('a photo’s error is shown at the photos, an address’s not at the area', () => {
    expect(messageFor(errors, 'photoIds')).toBe('没有找到这张照片，请重新上传');
    expect(messageFor(errors, 'place.areaCode')).toBeUndefined();
  });
  test('a changed field is no longer blamed', () =>
    expect(withoutErrors(errors, ['photoIds', 'place.address']).map(({ field }) => field)).toEqual(['phone']));
});

test('a change settles what was said about its field, and about what depends on it', () => {
  expect(touchedBy({ address: '红旗路' })).toEqual(['place.address']);
  expect(touchedBy({ areaCode: '330502' })).toEqual(['place.areaCode', 'place.point']);
  expect(touchedBy({ categoryCode: 'E0102' })).toContain('anonymous');
  expect(touchedBy({ photos: [], words: '脏' })).toEqual(['photoIds', 'words']);
});

describe('a kept draft', () => {
  test('comes back as it was', () => {
    const kept = draft({ step: 2, photos: [{ key: 'k', keptAs: 'p', uploadId, sentAt: 1 }], words: '脏' });
    expect(parseDraft(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });
  test('of another version is left alone', () => expect(parseDraft({ ...draft(), step: 7 })).toBeUndefined());
  test('is worth mentioning once something is in it', () => {
    expect(isBegun(emptyDraft('key'))).toBe(false);
    expect(isBegun({ ...emptyDraft('key'), words: ' 脏 ' })).toBe(true);
  });
});
