import { secondsIn } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { createDogStand } from './testing/dog-stand.ts';

const said = (notices: readonly { message: { fields: Record<string, string> } }[]) =>
  notices
    .filter(({ message }) => message.fields.phrase2 === '到期提醒')
    .map(({ message }) => message.fields.thing4)
    .sort();

const six = ['registration-1', 'registration-30', 'registration-7', 'vaccination-1', 'vaccination-30', 'vaccination-7'];

describe('reminders', () => {
  it('come once each, whatever happens to the sweeper, the stream and the clock', async () => {
    const stand = await createDogStand();
    await stand.register('156000000000001');
    stand.wait(330 * secondsIn.day);
    await stand.relayAll();
    stand.notices.length = 0;
    // A step back of the clock, two sweepers at once, a new one each time, every change delivered twice.
    for (let day = 0; day < 44; day += 1) {
      const step = day % 7 === 3 ? -2 : 1;
      stand.wait(step * secondsIn.day);
      if (step < 0) stand.wait(3 * secondsIn.day);
      await Promise.all(Array.from({ length: day % 5 === 0 ? 2 : 1 }, () => stand.newSweeper()()));
      if (step < 0) {
        stand.wait(-3 * secondsIn.day);
        await stand.newSweeper()();
        stand.wait(2 * secondsIn.day);
      }
      await stand.relayAll(2);
    }
    const ids = stand.notices.map(({ noticeId }) => noticeId);
    const once = [...new Map(stand.notices.map((notice) => [notice.noticeId, notice])).values()];
    expect(ids.length).toBe(2 * new Set(ids).size);
    // How many days are left says each at its own moment; what they were given for, the history.
    expect(said(once)).toHaveLength(6);
    const given = (await stand.tables.rows('dogs')).filter(({ type }) => type === 'reminded');
    expect(given.map(({ subject, daysBefore }) => `${subject}-${daysBefore}`).sort()).toEqual(six);
    expect(once.filter(({ message }) => message.fields.phrase2 === '登记过期')).toHaveLength(1);
    expect(once.filter(({ message }) => message.fields.phrase2 === '免疫到期')).toHaveLength(1);
  });

  it('of a sweeper that slept come as the most urgent one', async () => {
    const stand = await createDogStand();
    await stand.register('156000000000001');
    await stand.relayAll();
    stand.notices.length = 0;
    stand.wait(360 * secondsIn.day + secondsIn.hour);
    await stand.newSweeper()();
    await stand.relayAll();
    expect(said(stand.notices)).toEqual(['犬证还有 4 天到期', '狂犬免疫还有 1 天到期']);
    // What was missed is not made up for later.
    await stand.newSweeper()();
    await stand.relayAll();
    expect(said(stand.notices)).toHaveLength(2);
  });

  it('nothing is left waiting for a look that is over', async () => {
    const stand = await createDogStand();
    await stand.register('156000000000001');
    stand.wait(800 * secondsIn.day);
    await stand.newSweeper()();
    const now = stand.time.now;
    const overdue = (await stand.tables.rows('dogs')).filter(
      ({ lookSort, sk }) => sk === 'DOG' && String(lookSort) < now,
    );
    expect(overdue).toEqual([]);
  });
});
