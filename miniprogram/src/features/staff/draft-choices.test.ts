import { expect, test } from 'vitest';
import { extensionChoices, firstChoices, fitted } from './draft-choices.ts';
import { emptyDraft } from './draft-shape.ts';
import { caseWith } from './sample-case.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const supervision = (supervisionId: number, answeredAt?: string) => ({
  supervisionId,
  words: '请回复',
  name: '潘明鉴',
  staffId: 's',
  at: at(0),
  answerBy: at(4),
  ...(answeredAt === undefined ? {} : { answeredAt }),
});
const plan = {
  summary: '疏堵结合',
  setAt: at(0),
  steps: [
    { title: '约谈', dueOn: '2026-11-24', finishedAt: at(2) },
    { title: '拆除', dueOn: '2026-11-28' },
  ],
};
const detail = caseWith([], {
  promises: [{ leg: 'resolution', round: 1, startedAt: at(0), dueAt: at(24) }],
  longest: { extension: at(24 + 48), suspension: at(24 * 90) },
  supervisions: [supervision(1, at(1)), supervision(2)],
  key: { reason: 'red', since: at(0), plan },
});
const draft = emptyDraft('key', 0);

test('an extension moves the deadline that is, and no farther than may be asked for', () => {
  expect(extensionChoices(detail)).toEqual([
    { hours: 24, until: at(48) },
    { hours: 48, until: at(72) },
  ]);
  expect(extensionChoices(caseWith([]))).toEqual([]);
});

test('a sheet begins with what is chosen most often, or stands there already', () => {
  expect(firstChoices('answer-supervision', detail)).toEqual({ supervisionId: 2 });
  expect(firstChoices('finish-step', detail)).toEqual({ step: 1 });
  expect(firstChoices('request-extension', detail)).toEqual({ until: at(48) });
  expect(firstChoices('set-plan', detail)).toEqual({
    words: '疏堵结合',
    planSteps: [{ title: '拆除', dueOn: '2026-11-28' }],
  });
  expect(firstChoices('set-plan', caseWith([]))).toEqual({ words: '', planSteps: [{ title: '', dueOn: '' }] });
  expect(firstChoices('note', detail)).toEqual({});
});

test('a kept choice that the case has overtaken is chosen anew; words stay', () => {
  const kept = { ...draft, words: '已到现场', supervisionId: 1 };
  expect(fitted('answer-supervision', kept, detail, at(2))).toMatchObject({ words: '已到现场', supervisionId: 2 });
  expect(fitted('finish-step', { ...draft, step: 0 }, detail, at(2)).step).toBe(1);
  expect(fitted('request-extension', { ...draft, until: at(30) }, detail, at(2)).until).toBe(at(48));
  expect(fitted('request-suspension', { ...draft, until: at(1) }, detail, at(2)).until).toBeUndefined();
  expect(fitted('request-suspension', { ...draft, until: at(48) }, detail, at(2)).until).toBe(at(48));
});
