import { acceptedAt, sampleCase, steps, system } from '@huzhou/shared/complaints/sample-case';
import { advance } from '@huzhou/shared/complaints/transition';
import { ComplaintVisit, dogCategoryCodes } from '@huzhou/shared/dogs/visit';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { dogVisitOf } from './dog-visit.ts';

const dispatched = (categoryCode: string) => {
  const before = sampleCase({ categoryCode, words: '狗没有牵绳，我的电话 13812345678' });
  const change = advance(before, steps.dispatch, system, acceptedAt);
  if (!change.ok) throw new Error('It was not dispatched');
  return { before, after: change.value.complaint };
};

it.each(dogCategoryCodes)('has a patrol look, in the form that dogs read, when a case of %s is dispatched', (code) => {
  const { before, after } = dispatched(code);
  const visit = dogVisitOf(after, before);
  expect(z.parse(ComplaintVisit, visit)).toEqual(visit);
  expect(JSON.stringify(visit)).not.toContain('13812345678');
  expect(visit?.words).toContain('狗没有牵绳');
  // It was dispatched before: nothing new for the patrol.
  expect(dogVisitOf(after, after)).toBeUndefined();
  expect(dogVisitOf(before, undefined)).toBeUndefined();
});

it('leaves every other kind to its team', () => {
  const { before, after } = dispatched('E0102');
  expect(dogVisitOf(after, before)).toBeUndefined();
});
