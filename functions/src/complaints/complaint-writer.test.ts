import { advance } from '@huzhou/shared/complaints/transition';
import { describe, expect, it } from 'vitest';
import { createStand } from './testing/stand.ts';

const dispatched = async () => {
  const stand = await createStand();
  const complaintId = await stand.file();
  const before = await stand.store.find(complaintId);
  if (before === undefined) throw new Error('no case');
  const unit = { unitId: 'team-330502001', kind: 'team' as const, name: '中队' };
  const change = advance(before, { command: 'dispatch', unit }, { kind: 'system' }, stand.time.now);
  if (!change.ok) throw new Error('refused');
  return { stand, before, change: change.value };
};

describe('a write', () => {
  it('is refused by the store when the version has moved on', async () => {
    const { stand, before, change } = await dispatched();
    const states = ['submitted', 'returned'] as const;
    expect(await stand.store.apply(change, { before, states })).toBe('done');
    expect(await stand.store.apply(change, { before, states })).toBe('lost');
    const rows = await stand.tables.rows('complaints');
    expect(rows.filter(({ sk }) => String(sk).startsWith('EVENT#'))).toHaveLength(2);
  });

  it('is refused by the store in a state that the table does not know for it', async () => {
    const { stand, before, change } = await dispatched();
    const untouched = await stand.tables.rows('complaints');
    expect(await stand.store.apply(change, { before, states: ['closed', 'rated'] })).toBe('lost');
    expect(await stand.tables.rows('complaints')).toEqual(untouched);
  });

  it('of what nobody could read again is not made: neither the case nor its events', async () => {
    const { stand, before, change } = await dispatched();
    const untouched = await stand.tables.rows('complaints');
    const apply = (unfit: object) =>
      stand.store.apply({ ...change, ...unfit }, { before, states: ['submitted', 'returned'] });
    await expect((async () => apply({ complaint: { ...change.complaint, opening: 1.5 } }))()).rejects.toThrow();
    const events = change.events.map((event) => ({ ...event, at: 'yesterday' }));
    await expect((async () => apply({ events }))()).rejects.toThrow();
    expect(await stand.tables.rows('complaints')).toEqual(untouched);
  });
});
