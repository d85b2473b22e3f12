import { expect, test } from 'vitest';
import { firstChoice, revived } from './choice.ts';

const evening = Date.parse('2026-11-23T20:00:00+08:00');
const hour = 3_600_000;
const chosen = {
  ...firstChoice(evening),
  spanChosen: true,
  charger: true,
  span: { from: '2026-11-23T13:00:00.000Z', to: '2026-11-23T15:00:00.000Z' },
};

test('a wish comes back as it was', () => {
  expect(revived(JSON.parse(JSON.stringify(chosen)), evening)).toEqual(chosen);
});

test('a time that is over makes room for the usual one, the rest of the wish stays', () => {
  const later = revived(chosen, evening + 4 * hour);
  expect(later).toMatchObject({ charger: true, spanChosen: false });
  expect(later.span.from).toBe('2026-11-23T16:00:00.000Z');
});

test('a time that nobody chose is offered anew', () => {
  const offered = { ...firstChoice(evening) };
  expect(revived(offered, evening + 30 * 60_000).span.from).toBe('2026-11-23T12:30:00.000Z');
});

test('what is kept in another shape is forgotten', () => {
  expect(revived({ place: 'somewhere' }, evening)).toEqual(firstChoice(evening));
});
