import { getComplaint, revealContact } from '@huzhou/shared/complaints/routes';
import { describe, expect, it, vi } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createPhotoRepository } from './photo-repository.ts';
import { callerOf, createStand, newKey, phone, photoId, type Stand, startsAt, usual } from './testing/stand.ts';

const get = (stand: Stand, key: string, complaintId: string) =>
  stand.call(getComplaint, { caller: callerOf(key), path: { complaintId } });

/** The record of reads, oldest first, without those that answered the commands that led here. */
const readsOf = async (stand: Stand) =>
  (await stand.tables.rows('audit')).filter(({ purpose }) => !Object.keys(usual).includes(String(purpose)));

const resolved = async () => {
  const stand = await createStand();
  const complaintId = await stand.file();
  for (const name of ['dispatch', 'return', 'dispatch', 'respond', 'resolve'] as const) {
    stand.wait(10);
    await stand.give(name, complaintId);
  }
  return { stand, complaintId };
};

describe('one case', () => {
  it('names units to the reporter, and keeps what colleagues say among them', async () => {
    const { stand, complaintId } = await resolved();
    const { body, text } = await get(stand, 'citizen', complaintId);
    expect(body.timeline?.map(({ type, who, words }) => [type, who, words])).toEqual([
      ['submitted', '我', '垃圾三天没有人收'],
      ['dispatched', '吴兴区指挥中心', undefined],
      ['returned', '月河街道综合执法中队', undefined],
      ['marked', '系统', undefined],
      ['dispatched', '吴兴区指挥中心', undefined],
      ['responded', '月河街道综合执法中队', '马上到现场'],
      ['resolved', '月河街道综合执法中队', '已清理干净'],
    ]);
    for (const canary of ['周立行', '章一鸣', 'staff-', 'person-', phone]) expect(text).not.toContain(canary);
    expect(body.reporter).toBeUndefined();
  });

  it('names persons to staff, the reporter to nobody, and masks the number', async () => {
    const { stand, complaintId } = await resolved();
    const { body, text } = await get(stand, 'dispatch', complaintId);
    expect(body.timeline?.map(({ type, who, words }) => [type, who, words])).toEqual([
      ['submitted', '投诉人', '垃圾三天没有人收'],
      ['dispatched', '章一鸣', undefined],
      ['returned', '周立行', '不属于本中队'],
      ['marked', '系统', undefined],
      ['dispatched', '章一鸣', undefined],
      ['responded', '周立行', '马上到现场'],
      ['resolved', '周立行', '已清理干净'],
    ]);
    expect(body.reporter).toEqual({ anonymous: false, maskedPhone: '138****1234' });
    expect(body).toMatchObject({
      isMine: false,
      mayRevealContact: true,
      commands: ['approve', 'rework', 'inform', 'note'],
    });
    for (const canary of [phone, 'person-citizen']) expect(text).not.toContain(canary);
  });

  it('shows photos once they are clean', async () => {
    const { stand, complaintId } = await resolved();
    const before = await get(stand, 'citizen', complaintId);
    expect(before.body.photos).toEqual([{ photoId: photoId(0), state: 'pending' }]);
    const { documents, names } = stand.tables;
    const photos = createPhotoRepository(documents, names.complaints);
    await photos.markReady({ complaintId, photoId: photoId(0) }, 'photos/a.jpg', stand.time.now);
    await photos.withhold({ complaintId, photoId: photoId(1) }, 'unreadable', stand.time.now);
    const { body } = await get(stand, 'citizen', complaintId);
    const url = `https://media.test/${photoId(0)}`;
    expect(body.photos).toEqual([{ photoId: photoId(0), state: 'ready', url }]);
    expect(body.timeline?.at(-1)?.photos).toEqual([{ photoId: photoId(1), state: 'withheld' }]);
    // Settled photos are of no more interest to the sweeper.
    const rows = await stand.tables.rows('complaints');
    expect(rows.filter((row) => String(row.sk).startsWith('PHOTO#')).some((row) => 'lookKey' in row)).toBe(false);
  });

  it('is found under its number only', async () => {
    const { stand } = await resolved();
    expect((await get(stand, 'citizen', 'HZ20261123-0000000000')).status).toBe(404);
    expect((await get(stand, 'citizen', 'HZ20261123-1')).status).toBe(400);
  });

  it('is served without its masked number when that cannot be opened', async () => {
    const { stand, complaintId } = await resolved();
    vi.spyOn(stand.sealer, 'open').mockRejectedValue(new Error('another key'));
    const logged = catchLog();
    const { status, body } = await get(stand, 'dispatch', complaintId);
    expect([status, body.reporter]).toEqual([200, { anonymous: false }]);
    expect(logged.events().map(({ event }) => event)).toContain('contact.unreadable');
  });
});

describe('the record of reads', () => {
  it('holds each read by staff, and none by the reporter', async () => {
    const { stand, complaintId } = await resolved();
    await get(stand, 'citizen', complaintId);
    await get(stand, 'dispatch', complaintId);
    await get(stand, 'dispatch', complaintId);
    await get(stand, 'dispatch2', complaintId);
    const entry = {
      pk: `COMPLAINT#${complaintId}`,
      complaintId,
      staffId: 'staff-dispatch',
      at: stand.time.now,
      what: 'case',
    };
    expect(await readsOf(stand)).toEqual([expect.objectContaining(entry), expect.objectContaining(entry)]);
  });

  it('holds what a command shows to staff, each time that it does, with the command as its purpose', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    const key = newKey();
    await stand.give('dispatch', complaintId, { key });
    stand.wait(5);
    await stand.give('dispatch', complaintId, { key });
    await stand.give('withdraw', complaintId);
    const entry = { complaintId, staffId: 'staff-dispatch', what: 'case', purpose: 'dispatch' };
    expect(await stand.tables.rows('audit')).toEqual([
      expect.objectContaining({ ...entry, at: startsAt }),
      expect.objectContaining({ ...entry, at: stand.time.now }),
    ]);
  });

  it('is not lost with a command whose read could not be recorded: given again, it shows and records', async () => {
    let broken = true;
    const recorded: object[] = [];
    const recordRead = async (entry: object) => {
      if (broken) throw new Error('no audit');
      recorded.push(entry);
    };
    const stand = await createStand({ recordRead });
    const complaintId = await stand.file();
    const again = { key: newKey() };
    await expect(stand.give('dispatch', complaintId, again)).rejects.toThrow('unexpected');
    broken = false;
    expect((await stand.give('dispatch', complaintId, again)).state).toBe('dispatched');
    expect(recorded).toHaveLength(1);
  });

  it('comes first: what cannot be recorded is not read', async () => {
    const recordRead = vi.fn(async () => {});
    const stand = await createStand({ recordRead });
    const complaintId = await stand.file();
    await stand.give('dispatch', complaintId);
    recordRead.mockRejectedValue(new Error('no audit'));
    expect((await get(stand, 'dispatch', complaintId)).status).toBe(500);
    expect((await get(stand, 'citizen', complaintId)).status).toBe(200);
    const reveal = { caller: callerOf('handler'), path: { complaintId }, body: { purpose: '核实位置' } };
    const { status, text } = await stand.call(revealContact, reveal);
    expect(status).toBe(500);
    expect(text).not.toContain(phone);
  });
});

describe('the telephone number', () => {
  const reveal = (stand: Stand, complaintId: string, more: object = {}) =>
    stand.call(revealContact, {
      caller: callerOf('handler'),
      path: { complaintId },
      body: { purpose: '核实现场位置' },
      ...more,
    });

  it('is shown for a purpose, each time on record', async () => {
    const { stand, complaintId } = await resolved();
    const key = newKey();
    expect((await reveal(stand, complaintId, { key })).body).toEqual({ phone });
    expect((await reveal(stand, complaintId, { key })).body).toEqual({ phone });
    const entry = { staffId: 'staff-handler', what: 'contact', purpose: '核实现场位置' };
    expect(await readsOf(stand)).toEqual([expect.objectContaining(entry), expect.objectContaining(entry)]);
  });

  it('is not shown under a key that was used for another purpose', async () => {
    const { stand, complaintId } = await resolved();
    const key = newKey();
    await reveal(stand, complaintId, { key });
    expect((await reveal(stand, complaintId, { key, body: { purpose: '别的目的' } })).status).toBe(422);
    expect(await readsOf(stand)).toHaveLength(1);
  });

  it('is shown to one person 60 times an hour, and no more, by whichever cases', async () => {
    const { stand, complaintId } = await resolved();
    const calls = Array.from({ length: 61 }, () => reveal(stand, complaintId));
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const [refused] = answers.filter(({ status }) => status === 429);
    expect(refused?.text).not.toContain(phone);
    expect(await readsOf(stand)).toHaveLength(60);
    // Others' work goes on, and one's own in the next hour.
    expect((await reveal(stand, complaintId, { caller: callerOf('lead') })).status).toBe(200);
    stand.wait(60 * 60);
    expect((await reveal(stand, complaintId)).status).toBe(200);
  });

  it('is not there where none was left', async () => {
    const stand = await createStand();
    const complaintId = await stand.file({ phone: undefined });
    await stand.give('dispatch', complaintId);
    expect(await reveal(stand, complaintId)).toMatchObject({ status: 403, body: { title: '投诉人没有留下电话' } });
    expect((await get(stand, 'dispatch', complaintId)).body.reporter).toEqual({ anonymous: false });
  });

  it('is in no log line, whoever asks for it', async () => {
    const { stand, complaintId } = await resolved();
    const logged = catchLog();
    await reveal(stand, complaintId);
    await get(stand, 'dispatch', complaintId);
    await reveal(stand, complaintId, { caller: callerOf('leader') });
    expect(logged.events().length).toBeGreaterThan(2);
    for (const canary of [phone, '1234', 'oHuzhouPersona', '核实现场']) expect(logged.text()).not.toContain(canary);
  });
});
