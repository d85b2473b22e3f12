import { expect, test } from 'vitest';
import { fieldMessage, readProblem } from './failure.ts';

test('a problem document keeps its sentence and its fields', () => {
  const failure = readProblem(400, {
    type: 'urn:huzhou:problem:invalid-input',
    title: '请按提示修改',
    status: 400,
    instance: 'urn:huzhou:request:1',
    errors: [{ field: 'place.areaCode', message: '请选择区县' }],
  });
  expect(failure).toMatchObject({ kind: 'invalid-input', title: '请按提示修改', instance: 'urn:huzhou:request:1' });
  expect(fieldMessage(failure, 'place.areaCode')).toBe('请选择区县');
  expect(fieldMessage(failure, 'place')).toBe('请选择区县');
  expect(fieldMessage(failure, 'pla')).toBeUndefined();
  expect(fieldMessage(undefined, 'place')).toBeUndefined();
});

test.each([
  [502, 'unavailable'],
  [503, 'unavailable'],
  [500, 'unexpected'],
  [404, 'not-found'],
  [418, 'unexpected'],
])('%i without a document is %s', (status, kind) => expect(readProblem(status, '<html>').kind).toBe(kind));
