import { ledgerColour } from '@huzhou/shared/complaints/ledger';
import { describe, expect, it } from 'vitest';
import { tellHistory } from './history.ts';

const now = '2026-11-23T04:00:00.000Z';
const told = [...tellHistory(now, 60)].flatMap(({ cases }) => cases());

describe('a made-up history', () => {
  it('is the same whenever it is told', () => {
    const firstDays = (at: string) => [...tellHistory(at, 3)].map(({ day, cases }) => [day, cases()]);
    expect(firstDays(now)).toEqual(firstDays('2026-11-23T09:30:00.000Z'));
  });

  it('is settled, so that nobody has to work on it, and marked as made up', () => {
    expect(told.length).toBeGreaterThan(350);
    for (const { complaint, events } of told) {
      expect(complaint.version).toBe(events.length);
      expect(complaint.words).toContain('演示数据');
      expect(events.at(-1)?.at.localeCompare(now)).toBeLessThan(0);
    }
  });

  it('keeps the promises as a good city does, and not always', () => {
    const share = (colour: string) =>
      told.filter(({ events }) => events.some(({ mark }) => mark?.leg === 'resolution' && mark.colour === colour))
        .length / told.length;
    expect(share('red')).toBeGreaterThan(0.001);
    expect(share('red')).toBeLessThan(0.05);
    expect(new Set(told.flatMap(({ events }) => events.map(({ type }) => type))).size).toBeGreaterThan(18);
  });

  it('leaves some key cases on the ledger', () => {
    expect(told.some(({ complaint }) => ledgerColour(complaint, now) === 'red')).toBe(true);
  });
});
